/** The roster as lines of a sheet. */
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Schema } from '../../../../db/schema.ts'
import type { PersonId, Tx } from '../../../feature.ts'
import { LAST_ON } from '../../certification/public.ts'

/** Somebody as a line of a sheet; lists are joined by 、. */
export interface Listed {
  readonly id: number
  readonly number: string | null
  readonly name: string
  readonly sex: string | null
  readonly birth_day: string | null
  readonly birth_calendar: 'solar' | 'lunar' | 'unknown'
  readonly birth_leap: boolean
  readonly standing: string | null
  readonly retired_on: string | null
  readonly former_unit: string | null
  readonly position: string | null
  readonly politics: string | null
  readonly party_since: string | null
  readonly committee: string | null
  readonly branch: string | null
  readonly group: string | null
  readonly liaison: string | null
  readonly region: string
  readonly residence: string | null
  readonly phone: string | null
  readonly landline: string | null
  readonly remark: string | null
  readonly spouse: string | null
  readonly kinName: string | null
  readonly kinRelation: string | null
  readonly kinPhone: string | null
  readonly kinMayAct: boolean | null
  readonly living: string | null
  readonly health: string | null
  readonly skills: string | null
  readonly note: string | null
  readonly clubs: string | null
  readonly hardship: string | null
  readonly status: string
  readonly contact_by: string | null
  readonly honorific: string | null
  readonly quiet: boolean
  readonly tags: string | null
  /** When they certified last, and how many months lie between. */
  readonly certifiedOn: string | null
  readonly certifiesEvery: number | null
}

/** The next people of an audience, by id. */
export async function listPeople(
  db: Tx,
  audience: SelectQueryBuilder<Schema, 'person', { id: PersonId }>,
  after: number,
  most: number,
): Promise<readonly Listed[]> {
  const { rows } = await sql<Listed>`
    select person.*, case 'committee'
        when own.kind then own.name when above.kind then above.name when top.kind then top.name end as committee,
      case own.kind when 'group' then above.name when 'branch' then own.name end as branch,
      case when own.kind = 'group' then own.name end as "group", helper.name as liaison, spouse.name as spouse,
      kin.name as "kinName", kin.relation as "kinRelation", kin.phone as "kinPhone", kin.may_act as "kinMayAct",
      (select string_agg(club.name, '、' order by club.id) from club_member join club on club.id = club_member.club_id
        where club_member.person_id = person.id) as clubs,
      (select string_agg(tag, '、' order by tag) from person_tag where person_tag.person_id = person.id) as tags,
      (${LAST_ON})::text as "certifiedOn", certification.cycle_months as "certifiesEvery"
    from person left join certification on certification.person_id = person.id
    left join unit own on own.id = person.unit_id left join unit above on above.id = own.parent_id
    left join unit top on top.id = above.parent_id
    left join person helper on helper.id = person.liaison_id left join person spouse on spouse.id = person.spouse_id
    left join lateral (select * from relative where relative.person_id = person.id order by id limit 1) kin on true
    where person.id in (${audience}) and person.id > ${after}
    order by person.id limit ${most}`.execute(db)
  return rows
}
