export { type ParseProfilesOptions, parseProfiles } from './profile-files/parse-profiles'
export { readProfiles } from './profile-files/read-profiles'
