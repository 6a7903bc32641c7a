import type { ShapeOf } from '../form'
import type { ProfileRow } from '../rows'
import type { Model } from './model'

export const profileModel: Model<ProfileRow> = {
  primaryKey: 'profile',
  shape: {
    profile: 'text',
    settings: { chat: 'object' },
  } satisfies ShapeOf<ProfileRow>,
  complete: (row, { ids }) => ({
    profile: row.profile ?? ids.count('profile'),
    settings: row.settings ?? { chat: {} },
  }),
}
