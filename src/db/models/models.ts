import type { EventRow, FaultRow, FileRow, JobRow, ProfileRow, PushRow, SessionRow } from '../rows'
import { eventModel } from './event'
import { faultModel } from './fault'
import { fileModel } from './file'
import { jobModel } from './job'
import type { Model } from './model'
import { profileModel } from './profile'
import { pushModel } from './push'
import { sessionModel } from './session'

/** The tables there are, and what their rows look like. */
export interface Rows {
  session: SessionRow
  event: EventRow
  file: FileRow
  profile: ProfileRow
  job: JobRow
  push: PushRow
  fault: FaultRow
}

export const models: { [Name in keyof Rows]: Model<Rows[Name]> } = {
  session: sessionModel,
  event: eventModel,
  file: fileModel,
  profile: profileModel,
  job: jobModel,
  push: pushModel,
  fault: faultModel,
}

/** The names of the tables. */
export function tableNames(): (keyof Rows)[] {
  return Object.keys(models).filter(isTableName)
}

function isTableName(name: string): name is keyof Rows {
  return Object.hasOwn(models, name)
}
