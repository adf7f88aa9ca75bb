/**
 * The tables as kysely sees them. Written by hand and held against what the migrations make by a test.
 * Instants are `Date` (timestamptz), calendar days are `YYYY-MM-DD` strings (date), JSON goes in as a string and comes
 * out parsed.
 */
import type { ColumnType, Generated, Insertable, Selectable } from 'kysely'

type Day = string
type Bytes = Uint8Array
type Json<T> = ColumnType<T, string, string>
/** With a value of its own where none is given. */
type JsonOrDefault<T> = ColumnType<T, string | undefined, string>
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>

/** A login on a chat platform. One process owns it at a time; a new owner raises `epoch`. */
export interface AccountTable {
  id: string
  puppet: string
  epoch: Generated<number>
  owner: string | null
  lease_until: Date | null
  /** Set when pushes are stopped (the platform complained); replies still go. */
  paused_why: string | null
  paused_at: Date | null
  /** When they go again by themselves, where a person has said so. */
  resume_at: Date | null
  /** Until then, at least, everything that was said could be heard; null before the first login. */
  heard_until: Date | null
}

/** A time in which nothing could be heard of an account; open while `until_at` is null. */
export interface GapTable {
  id: Generated<number>
  account_id: string
  from_at: Date
  until_at: Date | null
  /** The platform could not be reached, the login was lost, or the program was not running. */
  why: 'away' | 'logged-out' | 'stopped'
  /** When staff were told, or it was found too short to tell them. */
  told_at: Date | null
}

/** 党总支 → 支部 → 小组, as a tree. */
export interface UnitTable {
  id: Generated<number>
  parent_id: number | null
  kind: 'committee' | 'branch' | 'group'
  name: string
}

export interface ClubTable {
  id: Generated<number>
  name: string
}

export interface ClubMemberTable {
  club_id: number
  person_id: number
}

/** One human being on the roster, staff included. */
export interface PersonTable {
  id: Generated<number>
  /** 编号, the office's own number. */
  number: string | null
  name: string
  /** Stored honorific with the surname: 张老师, 李师傅; null → 张三同志. */
  honorific: string | null
  sex: 'male' | 'female' | null
  /** In the numbers of `birth_calendar`, as far as known: 1948-03-05, 1948-03, 1948. */
  birth_day: string | null
  birth_calendar: 'solar' | 'lunar' | 'unknown'
  /** The lunar month is a leap month. */
  birth_leap: Generated<boolean>
  former_unit: string | null
  unit_id: number | null
  region: 'city' | 'province' | 'away' | 'abroad'
  residence: string | null
  phone: string | null
  status: 'active' | 'deceased' | 'moved' | 'lost'
  kind: 'retiree' | 'staff' | 'family'
  /** The spouse, when on the roster too. */
  spouse_id: number | null
  /** 退休, 离休, 遗属; null where nobody has said. */
  standing: 'retired' | 'veteran' | 'bereaved' | null
  /** As far as known, like `birth_day`, but always solar. */
  retired_on: string | null
  /** 职务, 职称. */
  position: string | null
  /** 政治面貌: 党员, 预备党员, 团员, 民主党派, 群众. */
  politics: 'party' | 'probationary' | 'league' | 'democratic' | 'none' | null
  party_since: string | null
  landline: string | null
  /** The remark that the bot sets in WeChat: 姓名·支部·编号. */
  remark: string | null
  /** 同住, 独居, 空巢, 养老机构. */
  living: 'together' | 'alone' | 'empty-nest' | 'institution' | null
  /** 健康, 一般, 长年有病, 不能自理; never a diagnosis. */
  health: 'well' | 'fair' | 'chronic' | 'dependent' | null
  skills: string | null
  /** What staff note in words: 耳朵背，打电话要大声. */
  note: string | null
  hardship: string | null
  contact_by: 'text' | 'voice' | 'phone' | null
  /** 勿扰: only what must be told. */
  quiet: Generated<boolean>
  /** Who looks after this person, where it is not simply the 联络员 of the unit. */
  liaison_id: number | null
  /** When all that was personal was taken away; what is left of the row holds the office's own figures together. */
  forgotten_at: Date | null
  /** 由家属决定: what a helper says counts, not what the person says. */
  family_decides: Generated<boolean>
}

/** Words by which people are kept in view: 困难, 失独. */
export interface PersonTagTable {
  person_id: number
  tag: string
}

/** Family to turn to; `may_act` 可否代办. */
export interface RelativeTable {
  id: Generated<number>
  person_id: number
  name: string
  relation: string | null
  phone: string | null
  may_act: Generated<boolean>
}

/** An audience under a name of the office's own; its words are read anew each time, so that ages go on counting. */
export interface SavedAudienceTable {
  id: Generated<number>
  name: string
  words: string
  saved_by: number | null
  saved_at: Date
}

/** What was changed about somebody: a column of `person`, or `created`. The program only adds to it. */
export interface PersonChangeTable {
  id: Generated<number>
  person_id: number
  field: string
  old: string | null
  new: string | null
  at: Date
  /** Null: on the command line. */
  by_id: number | null
  import_id: number | null
}

/** A list on its way into the roster. */
export interface RosterImportTable {
  id: Generated<number>
  file_name: string
  /** Null: read from the command line. */
  file_id: string | null
  /** Read, compared with the roster, waiting for 导入, agreed to, done; or given up; or not readable at all. */
  state: 'reading' | 'judging' | 'ready' | 'agreed' | 'done' | 'cancelled' | 'refused'
  /** Which calendar is meant where none is written; null: not asked yet. */
  calendar: 'solar' | 'lunar' | 'unknown' | null
  /** What to tell about the list as a whole. */
  notes: Json<readonly string[]>
  /** Lines that hold anything, headers too; null: not counted yet, or read on the command line. */
  rows_found: number | null
  rows_read: Generated<number>
  made_by: number | null
  /** Where it is talked about. */
  chat_id: number | null
  made_at: Date
  ended_at: Date | null
}

/** One person of such a list. */
export interface RosterRowTable {
  import_id: number
  row: number
  /** Where it stands, for people: 第12行. */
  place: string
  name: string | null
  /** Columns of `person` with their values as text. */
  fields: Json<Readonly<Record<string, string>>>
  /** What is kept beside the person: unit, clubs, tags, family, spouse, 联络员. */
  links: Json<unknown>
  /** Why it is no person; null: it is one. */
  wrong: string | null
  unit_id: number | null
  /** Null: not compared yet. 'done': imported by a decision. */
  verdict: 'new' | 'changed' | 'same' | 'doubtful' | 'wrong' | 'left-out' | 'done' | null
  reason: string | null
  /** What was left out of it, and why. */
  remarks: string | null
  /** Who it is or may be; for a new one the number that they will have. */
  person_id: number | null
  /** The columns that it would change, with their new values. */
  changes: JsonOrNull<Readonly<Record<string, string>>>
}

/** What a person may do, where, and for how long. `unit_id` null: the whole office. */
export interface AppointmentTable {
  id: Generated<number>
  person_id: number
  role: 'staff' | 'administrator' | 'secretary' | 'club-leader' | 'group-leader' | 'liaison'
  unit_id: number | null
  club_id: number | null
  from_day: Day
  until_day: Day | null
}

/** A private chat or a room on an account; ours, while `platform_id` may be replaced at each login. */
export interface ChatTable {
  id: Generated<number>
  account_id: string
  kind: 'private' | 'room'
  platform_id: string | null
  name: string
  created_at: Date
  /** Set on the chat that somebody has on the office's page: it is not on the platform. */
  page_person_id: number | null
  /** Who of the two that share the phone was writing last, and when that was known. */
  writer_id: number | null
  writer_at: Date | null
  /** What the bot has called the contact: 姓名·支部·编号, unique; by it the person is found again. */
  remark: string | null
  /** How often in a row the platform refused to call them so. */
  remark_failures: Generated<number>
  /** A room's new name, until staff have said that it is the same room; nothing is posted there meanwhile. */
  renamed_to: string | null
  /** Since when staff want what is written there to be kept without an answer. */
  hushed_at: Date | null
}

/** Somebody who asks to be a friend, or has become one. */
export interface FriendRequestTable {
  id: Generated<number>
  account_id: string
  /** The platform's id of the request; it may come again with another one. */
  request_id: string
  /** The contact who asks. */
  platform_id: string
  name: string
  hello: string
  received_at: Date
  /** `accepted`: their first words are still to be taken in. */
  state: 'waiting' | 'accepted' | 'greeted' | 'failed'
  attempts: Generated<number>
  /** The chat of whoever asked, once the platform has taken its id away. */
  chat_id: number | null
  /** When it was last tried; the tries count for the rate too. */
  tried_at: Date | null
  accepted_at: Date | null
}

/** Whose private chats were last seen in a room: by them it is found again. */
export interface RoomMemberTable {
  chat_id: number
  member_chat_id: number
}

/** Who is behind a private chat, from when until when. One phone may serve two people. */
export interface BindingTable {
  id: Generated<number>
  chat_id: number
  person_id: number
  /** Provisional until staff have confirmed it: public notices only. */
  confirmed: boolean
  /** Which of the staff made sure, and when. */
  confirmed_by: number | null
  confirmed_at: Date | null
  from_at: Date
  until_at: Date | null
  /** It ended because it was somebody else: the same claim is not taken from this chat again. */
  refused: Generated<boolean>
}

/** Somebody new who wants to be taken onto the roster, or to answer for an elder who is on it. */
export interface NewcomerTable {
  id: Generated<number>
  chat_id: number
  name: string
  former_unit: string | null
  phone: string | null
  /** For whom a relative wants to answer, and as what (女儿). */
  elder_id: number | null
  relation: string | null
  /** `asked`: something is still to be told by them; `waiting`: for staff. */
  state: 'asked' | 'waiting' | 'accepted' | 'refused'
  asked_at: Date
  decided_at: Date | null
  decided_by: number | null
  /** Who they became. */
  person_id: number | null
}

/** A relative who may answer for an elder, from when until when. */
export interface ProxyTable {
  id: Generated<number>
  helper_id: number
  elder_id: number
  /** What the helper is to the elder: 女儿. */
  relation: string
  from_at: Date
  until_at: Date | null
  entered_by: number | null
  /** The last day on which it holds; null: until staff end it. */
  last_day: Day | null
}

/** Whom a room is for: a branch, a group or a club. */
export interface RoomAudienceTable {
  chat_id: number
  unit_id: number | null
  club_id: number | null
  /** Announcements go there instead of to each of its members; staff have said so in the room. */
  announces: Generated<boolean>
}

export interface QuoteJson {
  name: string
  text: string
}

/** Every message that came in, once. `id` is the order of arrival. */
export interface InboxTable {
  id: Generated<number>
  account_id: string
  platform_message_id: string
  chat_id: number
  sender_platform_id: string
  sender_name: string
  sender_alias: string
  sender_room_alias: string
  kind: string
  text: string
  quote: JsonOrNull<QuoteJson>
  mentions_self: boolean
  sent_at: Date
  received_at: Date
  /** It had been recorded before, in a database that was lost: it changes what it did then, but may have been answered. */
  replayed: Generated<boolean>
  state: 'received' | 'handled' | 'failed'
  /** Starts of its handling, committed before each. */
  attempts: Generated<number>
  /** The process that is handling it, and until when by the database's clock. */
  claimed_by: string | null
  claimed_until: Date | null
  handled_at: Date | null
  /** Who wrote it, once known. */
  person_id: number | null
  /** What was made of it: the command or awaited answer, for explaining later. */
  handled_as: string | null
  /** The deed that was done by it, which 撤回 may be about: `activities:published`. Null: none. */
  deed: string | null
  failure: string | null
  /** How often it was handled before: words kept from a time when it was not known who wrote. */
  hearings: Generated<number>
  /** The file that came with it: to be fetched, in `file`, larger than is taken, or not to be had. Null: there is none. */
  file_state: 'wanted' | 'had' | 'too-large' | 'lost' | 'secret' | null
  /** Starts of its fetching, committed before each. */
  file_tries: Generated<number>
  /** As the sender called it; null where the platform does not say. */
  file_name: string | null
  /** Null again when an old file has been cleared away. */
  file_id: string | null
}

/** Every message to be said, one row per chat, with how it ended. `id` is the order within a chat and lane. */
export interface OutboxTable {
  id: Generated<number>
  /** Natural key: the same message is never posted twice. */
  once: string
  account_id: string | null
  chat_id: number | null
  /** For whom, when it is meant for one person. */
  person_id: number | null
  kind: 'reply' | 'urgent' | 'staff' | 'urgent-notice' | 'reminder' | 'greeting' | 'notice'
  /** 0 reply, 1 urgent, 2 staff, 3 urgent notice, 4 reminder, 5 greeting, 6 notice: smaller goes first. */
  lane: number
  feature: string
  /** What it is about, for `stillWanted`: `activity:12`. */
  about: string | null
  text: string
  not_before: Date
  not_after: Date | null
  state: 'due' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'expired' | 'cancelled' | 'unreachable'
  reason: string | null
  attempts: Generated<number>
  /** The owner's epoch while `sending`. */
  epoch: number | null
  created_at: Date
  /** When it reached a final state; for `sent` the moment of sending. */
  ended_at: Date | null
  platform_message_id: string | null
  /** Platform id of the chat it was really sent to; bindings may change later. */
  sent_to: string | null
  /** When it was last handed to the platform. */
  tried_at: Date | null
  /** Set on a row that sends a file; `text` is empty then. */
  file_name: string | null
  /** Null again when an old file has been cleared away. */
  file_id: string | null
  /** Of a message that reached nobody: the question in it, to be opened when it is offered again. */
  expects: JsonOrNull<unknown>
  /** When it was offered again, after its person was found; once at most. */
  offered_again_at: Date | null
  /** It may go to a chat of which staff have not made sure whose it is. */
  is_public: Generated<boolean>
}

/**
 * What counts for an account's pace beside its ended rows: a send that may have been delivered and was put back to be tried
 * again, and the further messages of a long text. A day later it goes with the account's next.
 */
export interface DoubtfulSendTable {
  id: Generated<number>
  account_id: string
  /** As in `outbox`. */
  lane: number
  at: Date
  /** The message that is tried again, whose question may be answered meanwhile; null for a further part. */
  outbox_id: number | null
}

/** The content of files, each once. */
export interface FileTable {
  /** SHA-256 of the bytes, as hex. */
  id: string
  media_type: string
  /** In bytes. */
  size: number
  bytes: Bytes
  created_at: Date
  /** When it last came in or was posted. */
  used_at: Date
}

/** A question that is open in a chat: to one person, or to a whole room when `person_id` is null. */
export interface AwaitedTable {
  id: Generated<number>
  feature: string
  answer: string
  payload: Json<unknown>
  options: Json<readonly { number: number; value: string; label: string; words?: readonly string[]; upTo?: number }[]>
  /** The matter; a newer question about it replaces this one in the same chat. */
  about: string
  /** What to call it where two are open: 重阳茶话会. */
  title: string
  chat_id: number
  person_id: number | null
  outbox_id: number | null
  asked_at: Date
  expires_at: Date
  /** The last answer; a question that stays open may be answered again. */
  answered_at: Date | null
  closed_at: Date | null
}

/** How far the schedule has been walked for a job, and since when it is known. */
export interface JobTable {
  id: string
  walked_until: Date
}

/** One occurrence of a job; made once, worked off in one or more transactions. */
export interface JobRunTable {
  job_id: string
  due: Date
  state: 'open' | 'done' | 'skipped' | 'failed'
  /** Failures in a row. */
  attempts: Generated<number>
  /** Not to be tried before. */
  not_before: Date
  ended_at: Date | null
  reason: string | null
}

/** Who did what, to be read by people. The program only adds to it; the database refuses anything else. */
export interface AuditTable {
  id: Generated<number>
  at: Date
  person_id: number | null
  action: string
  detail: Json<unknown>
}

/** The rehearsal's office clock: how far it was moved ahead of the machine's. One row. */
export interface OfficeClockTable {
  id: number
  ahead_ms: number
}

/** An occasion that people are asked to. */
export interface ActivityTable {
  id: Generated<number>
  title: string
  starts_at: Date
  ends_at: Date | null
  place: string
  /** Seats, null for no limit. */
  seats: number | null
  /** Whom, as the planner said it (第一支部), and what it was resolved to. */
  audience_words: string
  audience: Json<unknown>
  deadline_at: Date
  state: 'draft' | 'published' | 'cancelled'
  /** Raised by every change that people must hear of; reminders of an older version are not sent. */
  version: Generated<number>
  planned_by: number
  created_at: Date
  /** From when people are asked: until then it can be called back unheard. */
  published_at: Date | null
  /** What the last change was, as people are told it: 时间 … → …; null: never changed. */
  changed_words: string | null
  /** What stands by the place: 食堂对面. */
  landmark: string | null
  /** What to bring: 老花镜、水杯. */
  bring: string | null
  /** 每人20元; null: nothing was said. */
  cost: string | null
  /** What is done when it rains: 改到活动中心. */
  rain: string | null
  /** Whom to ask, with a phone; null: the office. */
  contact: string | null
  /** Who may be brought along, as the planner said it: 可以带老伴, 只请本人; null: nothing was said. */
  companions: string | null
  /** 室外、动, where the planner says so; null: what title and place tell. */
  nature: string | null
  /** A word more to everybody: 请穿运动鞋，7点半厂门口上车. */
  note: string | null
  /** A picture that goes with the invitation, and its name. */
  file_id: string | null
  file_name: string | null
  /** The series of which it is one occurrence. */
  series_id: number | null
  /** Not the first of its series: made by the clock, and nobody was asked anew. */
  is_repeat: Generated<boolean>
  /** When staff got the summary of who came. */
  summarised_at: Date | null
  /** When staff wanted the silent asked again; null: they have been, or nobody wanted it. */
  nudge_at: Date | null
  /** Since when everybody must be asked (必达); null: whoever stays silent is asked once more and no more. */
  must_reach_at: Date | null
  /** When people are reminded on the day before; null: at the office's hour. */
  remind_at: string | null
  /** Whether those who come are reminded once more on the day itself. */
  reminds_today: Generated<boolean>
  /** So many days ahead they are reminded besides, 2 to 7; null: they are not. */
  reminds_ahead: number | null
  /** Whether those who have not answered are asked once more. */
  asks_again: Generated<boolean>
  /** When it is called off, and whoever was asked is told: until then it can be kept on unheard. */
  off_at: Date | null
  /** Who called it off last, and when they said so. */
  off_by: number | null
  off_said_at: Date | null
}

/** An activity that is held again and again; each occurrence is an activity of its own. */
export interface SeriesTable {
  id: Generated<number>
  /** A `Recurrence`. */
  rule: Json<unknown>
  /** Whoever is asked counts as coming until they say that they do not. */
  by_default: boolean
  started_by: number
  started_at: Date
  /** The start of the last occurrence that was made, also of one that was dropped or moved since. */
  made_until: Date | null
  ended_at: Date | null
  /** The last day on which it may be held: a term's end; null: it goes on. */
  last_on: Day | null
  /** What every occurrence has instead of what the first had, by column. */
  changed: JsonOrDefault<unknown>
  /** What holds from a day on: `{ from, rule, changed, made? }`, instants as ISO strings. */
  next: JsonOrNull<unknown>
}

/** Who was there; whoever is in neither state was not looked for. */
export interface AttendanceTable {
  activity_id: number
  person_id: number
  state: 'here' | 'absent'
  at: Date
  /** Who said so; null: the person. */
  by_id: number | null
  inbox_id: number | null
}

/** Somebody who came was asked how it was. */
export interface ActivityRatingTable {
  activity_id: number
  person_id: number
  asked_at: Date
  /** 1 满意, 2 一般, 3 不满意. */
  rating: number | null
  words: string | null
  answered_at: Date | null
}

/** One person of the audience, frozen at publishing. */
export interface InvitationTable {
  activity_id: number
  person_id: number
  /** When the row of the outbox was made; null: still to be asked. */
  asked_at: Date | null
  /** When they wrote something that was no answer (收到); they are not chased as if silent. */
  heard_at: Date | null
  /** When the day before was dealt with: reminded, nudged, or left in peace. */
  reminded_at: Date | null
  /** When they were told that it is off. */
  told_off_at: Date | null
  /** The version that they were told of last. */
  told_version: Generated<number>
  /** When a silent one was asked a last time, before the deadline. */
  nudged_at: Date | null
  /** When the hours before the start were dealt with. */
  hours_at: Date | null
  /** When the reminder some days ahead was dealt with. */
  ahead_at: Date | null
}

/** An answer, with every earlier one kept; the current one has `replaced_at` null. */
export interface SignUpTable {
  id: Generated<number>
  activity_id: number
  person_id: number
  answer: 'yes' | 'no' | 'maybe'
  /** Heads in all, the person included; 0 for no. */
  heads: number
  companions: Json<readonly string[]>
  /** 'seated', 'waiting' (候补) for yes; null otherwise. */
  seat: 'seated' | 'waiting' | null
  /** On the waitlist since; kept when the answer changes, so that nobody loses their place. */
  waiting_since: Date | null
  /** When a freed seat was offered. */
  offered_at: Date | null
  reason: string | null
  /** `series`: it follows from what was said of the series. */
  channel: 'private' | 'room' | 'phone' | 'series'
  answered_at: Date
  inbox_id: number | null
  /** Who entered it, when it was not the person. */
  entered_by: number | null
  /** Who has named them as a companion: they come, and wait, together. */
  along_with: number | null
  replaced_at: Date | null
  /** It was replaced by nothing: the person died or left. */
  left_at: Date | null
}

/** One question of a survey. */
export interface SurveyQuestion {
  readonly text: string
  readonly answers: 'choices' | 'number' | 'words'
  /** Labels, answered by their place from 1; none where a number or words are wanted. */
  readonly choices: readonly string[]
  /** So many of them may be chosen; absent: one. */
  readonly upTo?: number
}

/** Something that is told to many at once, perhaps with a question. */
export interface NoticeTable {
  id: Generated<number>
  /** What to call it where two questions are open. */
  title: string
  text: string
  /** What it asks for: nothing, 收到, one of the choices, a number, words, or several questions one after the other. */
  answers: 'none' | 'receipt' | 'choices' | 'number' | 'words' | 'survey'
  /** Labels, answered by their place from 1. */
  choices: Json<readonly string[]>
  /** So many of them may be chosen. */
  up_to: Generated<number>
  /** The questions of a survey, in order; none of any other notice. */
  questions: JsonOrDefault<readonly SurveyQuestion[]>
  /** Until when it is to be answered; null where nothing is asked. */
  deadline_at: Date | null
  /** Why it may go past the daily limit, and at any hour when a second person agrees; null: it is not urgent. */
  urgent_why: string | null
  /** Whom, as the planner said it, and what it was resolved to. */
  audience_words: string
  audience: Json<unknown>
  /** The notice that this one puts right: it goes to those who got that one. */
  corrects_id: number | null
  /** 'approving': waits for a second person; 'planned': for its time; 'sending': it is on its way or has gone. */
  state: 'draft' | 'approving' | 'planned' | 'sending' | 'paused' | 'cancelled' | 'dropped'
  /** Not sent before; null: as soon as it is confirmed. */
  starts_at: Date | null
  /** When it goes again: a `Recurrence`; null: it goes once. */
  repeats: JsonOrNull<unknown>
  planned_by: number
  /** The second person, where one was needed. */
  approved_by: number | null
  /** When others of the staff were asked to approve it, or have last agreed to its going on after a stop; null: nobody was. */
  approval_asked_at: Date | null
  created_at: Date
  confirmed_at: Date | null
  /** When its planner was told what was answered until the deadline. */
  reported_at: Date | null
  /** It is posted in rooms (`notice_room`), and whoever is in none of them gets it in private. */
  outside_too: Generated<boolean>
  /** Nothing is sent: staff paste it into their groups themselves. */
  by_hand: Generated<boolean>
  /** Whoever is silent is asked again, and then rung up. */
  must_reach: Generated<boolean>
  /** Safety is at stake: in the end the families of those who live alone or are old are asked. */
  is_safety: Generated<boolean>
  /** When the silent were given to their 联络员. */
  climbed_at: Date | null
  /** When the silent were asked again last. */
  nudged_at: Date | null
  /** When they are to be asked again, where staff have put that off. */
  nudge_at: Date | null
  /** Asking again was called back: the messages of the outbox up to this one go no more. */
  nudges_off_to: number | null
  /** How often its deadline was moved after it had begun to go. */
  deadline_moves: Generated<number>
  /** A picture or file that goes with it. */
  file_id: string | null
  file_name: string | null
  /** After this it is of no use and not sent any more; null: as long as usual. */
  ends_at: Date | null
  /** It is not repeated after this; null: until staff end it. */
  repeats_until: Date | null
  /** When its planner was told whom it had not reached by then. */
  end_told_at: Date | null
  /** When its planner was told whom an urgent one does not get through to. */
  stuck_told_at: Date | null
  /** What `text` was before a correction put it right for those who had not got it; null: it was not corrected. */
  text_before: string | null
}

/** A room in which a notice is posted once, instead of to each of its people. */
export interface NoticeRoomTable {
  notice_id: number
  chat_id: number
  /** What it was called when staff agreed to it. */
  name: string
  posted_at: Date | null
  /** Added later: not before this. */
  goes_at: Date | null
  /** The message of the inbox that has added it. */
  added_in: number | null
}

/** One person whom a notice is for, frozen when it begins to go. */
export interface NoticePersonTable {
  notice_id: number
  person_id: number
  /** When the row of the outbox was made; null: still to be made. */
  posted_at: Date | null
  /** When they wrote something that was no answer (收到); they are not chased as if silent. */
  heard_at: Date | null
  nudges_wanted: Generated<number>
  nudges_posted: Generated<number>
  /** Of these, so many were called back before they went. */
  nudges_off: Generated<number>
  /** Of so many moves of the deadline they were told, or had no need to be. */
  moves_posted: Generated<number>
  /** The room in which they read it; null: they get a message of their own, or none. */
  room_id: number | null
  /** When staff had pasted it into their group by hand. */
  handed_at: Date | null
  /** Added later: it may be called back until then. */
  goes_at: Date | null
  /** The message of the inbox that has added them. */
  added_in: number | null
  /** What `posted_at` was before they were added: they were left out of its rooms. */
  left_at: Date | null
}

/** An answer, with every earlier one kept; the current one has `replaced_at` null. A receipt holds no value at all. */
export interface NoticeAnswerTable {
  id: Generated<number>
  notice_id: number
  person_id: number
  /** By their places from 1; empty: none of them is wanted; null: nothing was to be chosen, or it was passed over. */
  chosen: readonly number[] | null
  number: number | null
  words: string | null
  channel: 'private' | 'room' | 'phone' | 'pasted'
  answered_at: Date
  inbox_id: number | null
  /** Who entered it, when it was not the person. */
  entered_by: number | null
  replaced_at: Date | null
}

/**
 * What somebody answered to one question of a survey (`question` from 1), with every earlier answer kept; the current
 * one has `replaced_at` null. Without any value: they passed it over. Who has done with all of them has a
 * `notice_answer` as well.
 */
export interface SurveyAnswerTable {
  id: Generated<number>
  notice_id: number
  person_id: number
  question: number
  /** By their places from 1; empty: none of them is wanted; null: nothing was to be chosen, or it was passed over. */
  chosen: readonly number[] | null
  number: number | null
  words: string | null
  channel: 'private' | 'room' | 'phone' | 'pasted'
  answered_at: Date
  inbox_id: number | null
  /** Who entered it, when it was not the person. */
  entered_by: number | null
  replaced_at: Date | null
}

/** Somebody has left the office's care, or is said to have died; what one of the staff enters, another makes final. */
export interface DepartureTable {
  id: Generated<number>
  person_id: number
  how: 'deceased' | 'moved' | 'lost'
  /** While `reported`, nothing is sent to the person; `withdrawn` before it was final, `undone` afterwards. */
  state: 'reported' | 'final' | 'withdrawn' | 'undone'
  /** Null: it came with a list that was taken in on the command line. */
  reported_by: number | null
  reported_at: Date
  settled_by: number | null
  settled_at: Date | null
  /** When administrators were told that nobody has confirmed it. */
  escalated_at: Date | null
  /** Who wants it undone; somebody else must agree. */
  undo_by: number | null
  undo_at: Date | null
}

/** Somebody who is not on the roster has died: husband, wife, parent or child of somebody who is. */
export interface BereavementTable {
  id: Generated<number>
  /** The bereaved. */
  person_id: number
  of_spouse: boolean
  /** What the one who has died was to them, where it was told: 母亲; null for husband or wife. */
  relation: string | null
  /** When mourning began; null: it was long ago. */
  since_at: Date | null
  told_by: number
  told_at: Date
  /** It was not so. */
  ended_at: Date | null
}

/** A stay in hospital; open while `until_day` is null. */
export interface HospitalStayTable {
  id: Generated<number>
  person_id: number
  since_day: Day
  until_day: Day | null
  entered_by: number
  entered_at: Date
  /** When the 联络员 was last asked how it stands. */
  asked_at: Date | null
  visited_at: Date | null
  visited_by: number | null
}

/** What staff have to see to after a death, a line each. */
export interface AftercareTable {
  id: Generated<number>
  departure_id: number
  item: string
  done_at: Date | null
  done_by: number | null
}

/** No festive posts go to this room for a while. */
export interface RoomMuteTable {
  chat_id: number
  departure_id: number
  until_at: Date
}

/** 由某某代: a deputy holds what the person is appointed to; both days are included. */
export interface CoverTable {
  id: Generated<number>
  person_id: number
  deputy_id: number
  from_day: Day
  until_day: Day
  entered_by: number
  entered_at: Date
}

/** 值班: who hears alarms at any hour. */
export interface DutyTable {
  id: Generated<number>
  person_id: number
  from_day: Day
  until_day: Day | null
  entered_by: number
  entered_at: Date
}

/** What somebody was asked to agree to; the newest row counts. */
export interface ConsentTable {
  id: Generated<number>
  person_id: number
  /** Of the text they were shown. */
  version: number
  answer: 'agreed' | 'declined' | null
  how: 'chat' | 'paper'
  asked_at: Date
  answered_at: Date | null
  entered_by: number | null
}

/** A telephone call that reached nobody. */
export interface CallTryTable {
  id: Generated<number>
  person_id: number
  /** `bad-number`: out of service, or somebody else's. */
  how: 'no-answer' | 'bad-number'
  at: Date
  by_id: number | null
  inbox_id: number | null
}

/** A yearly date or festival for which somebody was greeted, or need not be: their birthday was kept before it was changed. */
export interface GreetingTable {
  id: Generated<number>
  person_id: number
  /**
   * `birthday`, `retired`, `party`, `wedding`, or a festival by its name; `room`: the birthday, in the person's rooms;
   * `passed`: a birthday that was over when it was entered.
   */
  occasion: string
  day: Day
  calendar: 'solar' | 'lunar'
  /** Of the calendar's own count. */
  year: number
  /** Of the message; null: nothing was said. */
  once: string | null
  posted_at: Date
  /** When staff were told to ring up instead. */
  told_at: Date | null
}

/** What one of the staff has written for somebody's next birthday. */
export interface OwnGreetingTable {
  id: Generated<number>
  person_id: number
  /** Null: the usual words; only a picture or a signature is of their own. */
  words: string | null
  by_id: number
  at: Date
  used_on: Day | null
  /** Which of the staff signs it; null: whoever signs them all. */
  signed_by: number | null
  file_id: string | null
  file_name: string | null
}

/** Whether somebody may be congratulated in their rooms; whoever has not said so is not. */
export interface GreetingWishTable {
  person_id: number
  in_room: boolean
  in_private: boolean
  on_festivals: Generated<boolean>
  on_days: Generated<boolean>
  /** Who entered it; null: themselves. */
  by_id: number | null
  at: Date
}

/** A day that somebody wants to be congratulated on every year, beside those on the roster. */
export interface YearlyDateTable {
  person_id: number
  occasion: 'wedding'
  /** In the numbers of `calendar`: 1965-05-01. */
  day: string
  calendar: 'solar' | 'lunar'
  leap: Generated<boolean>
  /** Who entered it; null: themselves. */
  by_id: number | null
  at: Date
}

/** 养老待遇资格认证: until when somebody has to certify that they are there, again and again. */
export interface CertificationTable {
  person_id: number
  due_on: Day
  cycle_months: Generated<number>
  /** How often they were told of this one. */
  told: Generated<number>
  told_at: Date | null
  /** When staff were told that it is past. */
  listed_at: Date | null
  /** They have left the office's care. */
  ended_at: Date | null
  set_by: number | null
  set_at: Date
  /** 手机, 社区, 静默认证; as it was entered. */
  way: string | null
  /** The last time, as far as a list has told. */
  last_on: Day | null
}

/** Somebody certified, or staff found that they had been. */
export interface CertificationDoneTable {
  id: Generated<number>
  person_id: number
  /** Which one it was for. */
  due_on: Day
  done_on: Day
  how: 'self' | 'helper' | 'staff'
  by_id: number | null
  at: Date
  undone_at: Date | null
}

/** Somebody was asked, once, in which calendar their birthday is. */
export interface CalendarQuestionTable {
  person_id: number
  asked_at: Date
  answer: 'solar' | 'lunar' | 'forgotten' | 'declined' | null
  /** When staff heard that no chat reaches them, so that a person asks. */
  told_at: Date | null
}

/** 走访慰问, one call at somebody's home. */
export interface VisitTable {
  id: Generated<number>
  person_id: number
  day: Day
  reason: string
  gift: string | null
  by_id: number
  at: Date
}

/** What the office has changed about a festival; null: as it was. */
export interface FestivalSettingTable {
  festival: string
  is_on: boolean | null
  words: string | null
  /** In the words by which an audience is named: 第一支部. */
  whom: string | null
  file_id: string | null
  file_name: string | null
}

/** How the office counts and keeps birthdays, where it is not the usual way. */
export interface OfficeCustomTable {
  name: string
  value: string
}

/** What the office has decided to answer to a question of policy. */
export interface ApprovedAnswerTable {
  id: Generated<number>
  /** What it is about, as staff wrote it: 医药费、药费 报销. */
  title: string
  /** Word for word. */
  words: string
  /** 文号 */
  document: string | null
  /** The last day on which it may be said. */
  valid_until: Day
  approved_by: number
  approved_at: Date
  ended_at: Date | null
}

/** What somebody wants of the office; its number is the id. */
export interface RequestTable {
  id: Generated<number>
  /** Null: a stranger, or a caller who is not on the roster. */
  person_id: number | null
  /** Where it came from; null: by phone. */
  chat_id: number | null
  /** 王秀英（第一支部） */
  asker: string
  why: string
  urgent: boolean
  state: 'open' | 'done'
  /** Who of the staff sees to it. */
  owner_id: number | null
  opened_at: Date
  /** The last words of the one who asked. */
  last_at: Date
  /** By when something is due of the office now. */
  due_at: Date
  /** By when the first answer was promised at first; what is held against the figures. */
  promised_at: Date
  done_at: Date | null
  /** 1 满意, 2 一般, 3 不满意. */
  rating: number | null
  /** Only its owner reads what is written. */
  discreet: Generated<boolean>
  /** Those of the staff of whom it complains: they see nothing of it. */
  kept_from: Generated<readonly number[]>
  /** How far it had come when staff were last reminded of it. */
  reminded: 'half' | 'due' | 'overdue' | null
  /** What it is about; see the feature's vocabulary. */
  topic: Generated<string>
  /** How it came; all but by chat is written down by staff. */
  channel: Generated<'chat' | 'phone' | 'counter'>
  /** Natural key of the question to staff that it stands for: claim:chat 7; null: of none. */
  decides: string | null
}

/** Who sees to what is brought about a topic, and by when; a topic without a row is everybody's. */
export interface RequestTopicTable {
  topic: string
  owner_id: number | null
  /** Hears of it too when it is due. */
  deputy_id: number | null
  /** In working days or working hours. */
  within: number | null
  unit: 'hours' | 'days' | null
}

/** What was said and done about a request. */
export interface RequestEntryTable {
  id: Generated<number>
  request_id: number
  at: Date
  kind: 'words' | 'reply' | 'note' | 'owner' | 'due' | 'done' | 'topic'
  /** Null: the one who asked. */
  by_person: number | null
  text: string
  inbox_id: number | null
  /** An answer that was taken back before it left. */
  withdrawn_at: Date | null
  /** What was sent with it; `file_id` is null again when an old file has been cleared away. */
  file_id: string | null
  file_name: string | null
}

/** A sentence that staff answer with again and again. */
export interface QuickTextTable {
  id: Generated<number>
  words: string
  made_by: number | null
  made_at: Date
  ended_at: Date | null
}

/** A request of somebody who needs help now. */
export interface AlarmTable {
  request_id: number
  raised_at: Date
  /** Who of the staff has said 收到; null: nobody yet. */
  taken_by: number | null
  taken_at: Date | null
  /** Who near them has gone to look, besides; null: nobody yet. */
  near_by: number | null
  near_at: Date | null
}

/** What a retiree has proposed; the request that it has become is that of its message. */
export interface SuggestionTable {
  inbox_id: number
  at: Date
  text: string
  /** What it is about, as the digest names it: 文体活动. */
  field: string
  /** Staff do not read who it was. */
  anonymous: boolean
}

/** A kind of message that somebody does not want. */
export interface OptOutTable {
  id: Generated<number>
  person_id: number
  kind: 'notice' | 'greeting' | 'reminder'
  since_at: Date
  ended_at: Date | null
}

/** Whose name is still being looked for in the files that are kept. */
export interface ForgettingTable {
  id: Generated<number>
  person_id: number
  /** Who deleted them, and hears when it is done. */
  by_id: number | null
  begun_at: Date
  /** Null until every feature has forgotten them. */
  name: string | null
  /** An array of what names nobody else. */
  names: JsonOrDefault<readonly string[]>
  /** Files are looked into in the order of their ids. */
  after_file: Generated<string>
  looked: Generated<number>
  erased: Generated<number>
  /** What no machine here can read. */
  unread: Generated<number>
}

/** Somebody's data were shown to one of the staff, or to whoever holds a post. */
export interface DisclosureTable {
  id: Generated<number>
  person_id: number
  viewer_id: number
  at: Date
  how: 'card' | 'list' | 'sheet' | 'alarm' | 'check'
  /** The line of the audit trail that tells what a sheet was taken away for. */
  audit_id: number | null
  /** The message that shows it, which is seen only when it was sent; null: the answer to whoever asked. */
  outbox_id: number | null
}

/** One line of the 接龙 of a room, as its owner last wrote it; removed ones stay with `removed_at`. */
export interface RelayLineTable {
  id: Generated<number>
  activity_id: number
  chat_id: number
  /** As written, without number, heads and remark: 一支部陈德福, 小红. */
  name: string
  people: number
  remark: string | null
  /** The line says 去不了. */
  declines: boolean
  /** Who wrote it: somebody on the roster, and the platform's contact for whoever is not. */
  owner_id: number | null
  owner_platform_id: string
  /** Whom it names; null while that is not known. */
  person_id: number | null
  /** 'unknown' waits for staff; 'left-out' by their decision. */
  state: 'counted' | 'unknown' | 'left-out'
  /** The message that brought it, or changed it last. */
  inbox_id: number
  /** Lost from the newest list by somebody else's hand: kept, and shown as missing. */
  missing_since: Date | null
  removed_at: Date | null
}

/** Which activity a header of a room's 接龙 is about, as staff have decided; null: none, or not decided yet. */
export interface RelayHeaderTable {
  chat_id: number
  header: string
  activity_id: number | null
  asked_at: Date
}

/** The last figures that a room was told of an activity. */
export interface RoomSummaryTable {
  activity_id: number
  chat_id: number
  heads: number
  posted_at: Date
}

/** A code by which somebody enters the page, sent to their own private chat. */
export interface PageCodeTable {
  id: Generated<number>
  person_id: number
  /** Six figures. */
  code: string
  made_at: Date
  until_at: Date
  /** When it was used, or ended unused. */
  used_at: Date | null
}

export interface Schema {
  account: AccountTable
  gap: GapTable
  unit: UnitTable
  club: ClubTable
  club_member: ClubMemberTable
  person: PersonTable
  person_tag: PersonTagTable
  relative: RelativeTable
  saved_audience: SavedAudienceTable
  person_change: PersonChangeTable
  roster_import: RosterImportTable
  roster_row: RosterRowTable
  appointment: AppointmentTable
  chat: ChatTable
  binding: BindingTable
  friend_request: FriendRequestTable
  room_member: RoomMemberTable
  newcomer: NewcomerTable
  proxy: ProxyTable
  room_audience: RoomAudienceTable
  inbox: InboxTable
  outbox: OutboxTable
  doubtful_send: DoubtfulSendTable
  file: FileTable
  awaited: AwaitedTable
  job: JobTable
  job_run: JobRunTable
  audit: AuditTable
  office_clock: OfficeClockTable
  page_code: PageCodeTable
  forgetting: ForgettingTable
  activity: ActivityTable
  invitation: InvitationTable
  sign_up: SignUpTable
  series: SeriesTable
  attendance: AttendanceTable
  activity_rating: ActivityRatingTable
  notice: NoticeTable
  notice_person: NoticePersonTable
  notice_room: NoticeRoomTable
  notice_answer: NoticeAnswerTable
  survey_answer: SurveyAnswerTable
  departure: DepartureTable
  bereavement: BereavementTable
  hospital_stay: HospitalStayTable
  aftercare: AftercareTable
  room_mute: RoomMuteTable
  cover: CoverTable
  duty: DutyTable
  consent: ConsentTable
  greeting: GreetingTable
  own_greeting: OwnGreetingTable
  greeting_wish: GreetingWishTable
  yearly_date: YearlyDateTable
  certification: CertificationTable
  certification_done: CertificationDoneTable
  calendar_question: CalendarQuestionTable
  visit: VisitTable
  festival_setting: FestivalSettingTable
  office_custom: OfficeCustomTable
  opt_out: OptOutTable
  call_try: CallTryTable
  approved_answer: ApprovedAnswerTable
  request: RequestTable
  request_topic: RequestTopicTable
  quick_text: QuickTextTable
  request_entry: RequestEntryTable
  alarm: AlarmTable
  suggestion: SuggestionTable
  disclosure: DisclosureTable
  relay_line: RelayLineTable
  relay_header: RelayHeaderTable
  room_summary: RoomSummaryTable
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>
