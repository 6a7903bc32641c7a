import type { EventRow, JobRow, ProfileRow, PushRow, SessionRow } from '../rows'
import { eventModel } from './event'
import { jobModel } from './job'
import type { Model } from './model'
import { profileModel } from './profile'
import { pushModel } from './push'
import { sessionModel } from './session'

/** The tables there are, and what their rows look like. */
export interface Rows {
  session: SessionRow
  event: EventRow
  profile: ProfileRow
  job: JobRow
  push: PushRow
}

export const models: { [Name in keyof Rows]: Model<Rows[Name]> } = {
  session: sessionModel,
  event: eventModel,
  profile: profileModel,
  job: jobModel,
  push: pushModel,
}
