import { html, type TemplateResult } from 'lit'
import { type GenesysPartyType, genesysPartyTypes } from '../../wire/event-type'

/** Who can be played: anybody but the customer. */
export const partyTypes = genesysPartyTypes.filter((type) => type !== 'Client')

/** The fields that say who acts. */
export function renderParty(nickname: string, types: readonly GenesysPartyType[]): TemplateResult {
  return html`
    <label>Nickname<input class="short" name="nickname" value=${nickname} /></label>
    <label>Type<select name="type">${types.map((type) => html`<option>${type}</option>`)}</select></label>
  `
}

/** Who acts, as the fields say. */
export function readParty(form: FormData): { nickname: string; type: GenesysPartyType } {
  const type = genesysPartyTypes.find((each) => each === form.get('type')) ?? 'Agent'
  return { nickname: String(form.get('nickname')), type }
}
