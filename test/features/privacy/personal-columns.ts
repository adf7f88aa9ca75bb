/** Which columns of the tables hold something personal. */

/**
 * What becomes of every column that could hold something personal when somebody is forgotten. A new column of such a
 * type fails a test until it stands here; `forgotten.test.ts` fills each of the first group and sees what is left.
 */
export const TAKEN_AWAY = [
  'person: number, name, honorific, sex, birth_day, birth_calendar, former_unit, region, residence, phone, status',
  'chat: platform_id, name, remark, renamed_to',
  'friend_request: platform_id, name, hello',
  'newcomer: name, former_unit, phone, relation',
  'inbox: sender_platform_id, sender_name, sender_alias, sender_room_alias, text, quote',
  'outbox: text, sent_to, reason',
  'awaited: payload, options, title',
  'outbox: expects',
  'audit: detail',
  'sign_up: companions, reason',
  'activity_rating: words',
  'saved_audience: name, words',
  'person: standing, retired_on, position, politics, party_since, landline, remark, living, health, skills, note, hardship, contact_by',
  'roster_import: notes, file_name',
  'notice: title, text, text_before, choices, questions, file_name',
  'activity: title, place, changed_words, landmark, bring, cost, rain, contact, note, file_name',
  'notice_answer: words',
  'survey_answer: words',
  'relay_line: name, remark, owner_platform_id',
  'relay_header: header',
  'inbox: file_id, file_name',
  'outbox: file_id, file_name',
  // These go as whole rows.
  'file: id, media_type',
  'person_tag: tag',
  'relative: name, relation, phone',
  'bereavement: relation',
  'person_change: field, old, new',
  'roster_row: place, name, fields, links, wrong, verdict, reason, remarks, changes',
  'forgetting: name, names',
  'hospital_stay: since_day, until_day',
  'consent: answer, how',
  'opt_out: kind',
  'disclosure: how',
  'call_try: how',
  'request: asker, why',
  'request_entry: text, file_id, file_name',
  'quick_text: words',
  'suggestion: text',
  'appointment: role, from_day, until_day',
  'greeting: occasion, day, calendar, once',
  'own_greeting: words, used_on, file_id, file_name',
  'yearly_date: occasion, day, calendar',
  'certification: due_on, way, last_on',
  'certification_done: due_on, done_on, how',
  'calendar_question: answer',
  'visit: day, reason, gift',
  'proxy: relation, last_day',
  'cover: from_day, until_day',
  'duty: from_day, until_day',
]

/** Columns that say nothing of anybody: of the office, of the program, or only with the person's number. */
export const NOT_PERSONAL = [
  'account: id, puppet, owner, paused_why',
  'gap: account_id, why',
  'unit: kind, name',
  'club: name',
  'person: kind',
  'chat: account_id, kind',
  'inbox: account_id, platform_message_id, kind, state, claimed_by, handled_as, deed, failure, file_state',
  'outbox: once, account_id, kind, feature, about, state, platform_message_id',
  'doubtful_send: account_id',
  'awaited: feature, answer, about',
  'friend_request: account_id, request_id, state',
  'newcomer: state',
  'job: id',
  'job_run: job_id, state, reason',
  'audit: action',
  'activity: audience_words, audience, state, remind_at, companions, nature, file_id',
  'series: rule, changed, next, last_on',
  'attendance: state',
  'sign_up: answer, seat, channel',
  'notice: answers, urgent_why, audience_words, audience, state, repeats, file_id',
  'notice_room: name',
  'notice_answer: channel',
  'survey_answer: channel',
  'relay_line: state',
  'request: state, reminded, topic, channel, decides',
  'request_topic: topic, unit',
  'request_entry: kind',
  'suggestion: field',
  'departure: how, state',
  'aftercare: item',
  'page_code: code',
  'forgetting: after_file',
  'festival_setting: festival, words, whom, file_id, file_name',
  'approved_answer: title, words, document, valid_until',
  'office_custom: name, value',
  'roster_import: file_id, state, calendar',
]

/** `table.column` for each. */
export const columns = (groups: readonly string[]) =>
  groups.flatMap((group) => {
    const [table = '', names = ''] = group.split(': ')
    return names.split(', ').map((name) => `${table}.${name}`)
  })

/** What staff wrote for many, or about others: there somebody who is forgotten loses the name and no more. */
export const OF_OTHERS = [
  'audit: detail',
  'saved_audience: name, words',
  'roster_import: notes, file_name',
  'notice: title, text, text_before, choices, questions, file_name',
  'activity: title, place, changed_words, landmark, bring, cost, rain, contact, note, file_name',
  'quick_text: words',
]

/**
 * What no term ends, while somebody is in the office's care: the roster and what stands beside it, who may do what, when
 * something was and how it ended; and what the office itself has written. Every other column loses its words one day.
 */
export const KEPT_ON = [
  'person: name',
  'chat: remark',
  'person_tag: tag',
  'relative: name, relation, phone',
  'appointment: from_day, until_day',
  'cover: from_day, until_day',
  'duty: from_day, until_day',
  'proxy: relation, last_day',
  'certification: due_on, way, last_on',
  'yearly_date: day',
  'greeting: occasion, day, once',
  // A kind of its own for the figures: 春节慰问.
  'visit: day, reason',
  // The platform's own ids.
  'friend_request: platform_id',
  'inbox: sender_platform_id',
  'outbox: sent_to, reason',
  'saved_audience: name, words',
  'roster_import: file_name',
  'notice: title, text, text_before, choices, questions, file_name',
  'activity: title, place, changed_words, landmark, bring, cost, rain, contact, note, file_name',
  'quick_text: words',
  // Until all files are looked into.
  'forgetting: names',
]
