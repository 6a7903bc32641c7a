import type { Job } from '../../../src/index'

/** What is to happen in a chat, as far as it matters here. */
export type ScriptedJob = Pick<Job, 'id' | 'chatId' | 'dueAt' | 'event'>

/**
 * What a test (or a profile) has a chat's other parties do. It may have one speak that never joins, which
 * the mock allows and Genesys doesn't; only then is the mock not to blame for it.
 */
export class Script {
  #jobs: ScriptedJob[] = []

  note(change: 'scheduled' | 'fired' | 'cancelled', job: ScriptedJob): void {
    if (change === 'scheduled') this.#jobs.push(job)
    if (change === 'cancelled') this.#jobs = this.#jobs.filter(({ id }) => id !== job.id)
  }

  get playsTheUnjoined(): boolean {
    const present = new Map<string, string[]>()
    const inOrder = this.#jobs.toSorted((one, other) => one.dueAt - other.dueAt)
    return inOrder.some(({ event: { from, type } }) => {
      const names = present.get(from.type) ?? []
      present.set(from.type, names)
      if (type === 'ParticipantJoined') names.push(from.nickname ?? '')
      else if (type === 'ParticipantLeft')
        names.splice(names.lastIndexOf(from.nickname ?? names.at(-1) ?? ''), 1)
      else if (type === 'NicknameUpdated') rename(names, from.nickname)
      else return from.type !== 'Client' && !names.includes(from.nickname ?? names.at(-1) ?? 'nobody')
      return false
    })
  }
}

/** The newest is called otherwise from now on, if there is one. */
function rename(names: string[], nickname: string | undefined): void {
  if (nickname !== undefined && names.length > 0) names.splice(-1, 1, nickname)
}
