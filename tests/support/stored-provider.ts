import { SECRET_PURPOSE } from '#domain/accounts/providers/discovery.server.ts';
import { provider } from '#domain/accounts/providers/tables.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { seal } from '#lib/secret-box.server.ts';

/** A provider that is on, as it is stored: nobody asked it, and at its address nobody answers. */
export async function addStoredProvider(db: Database, clientSecret = 'not a secret'): Promise<void> {
	await transact(db, (tx) =>
		tx.insert(provider).values({
			slug: 'northwind-id',
			name: 'Northwind ID',
			issuer: 'http://127.0.0.1:9',
			clientId: 'kintsugi',
			clientSecret: seal(db.folder, SECRET_PURPOSE, clientSecret),
			scopes: 'openid profile email',
			groupsClaim: '',
			linksByEmail: false,
			makesAccounts: false,
			enabledAt: 1,
			createdAt: 1,
		}),
	);
}
