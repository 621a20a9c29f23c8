/** Options that all commands with an org have. */

export const ORG_OPTIONS = {
  'target-org': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

export const ORG_OPTIONS_USAGE = `  --target-org <org>   alias or username of a login of the sf CLI; without it, SF_ACCESS_TOKEN and
                       SF_ORG_INSTANCE_URL say which org
  --dry-run            says what would change, and changes nothing
  --json               the result as JSON
  --yes                a production org is meant`;
