import { always, row, type Decision } from './decision.ts';
import { EVERYBODY, OWN } from './shared-tables.ts';

/** Assistants: what each of their tools may is tried by the official client, in tests/api/assistants.test.ts. */
export const ASSISTANT_DECISIONS: Record<string, Decision> = {
	'POST /mcp': {
		at: always('/mcp'),
		body: {
			...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
			params: { name: 'search', arguments: { words: 'anything' } },
		},
		table: row('401 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	'GET /settings/assistants': {
		at: always('/settings/assistants'),
		table: EVERYBODY,
	},
	'POST /settings/assistants?/make': {
		at: always('/settings/assistants?/make'),
		fields: () => ({ name: 'An assistant', may: 'write', days: '90' }),
		table: OWN,
	},
};
