import type { Client, InStatement, Transaction } from '@libsql/client/sqlite3';
import { isTraced, traced } from '../observing/tracing.server.ts';

/** The connection as it is; where traces were asked for, each statement is a span, without the values in it. */
export function tracedClient(client: Client): Client {
	return isTraced() ? watched(client) : client;
}

function watched<Executing extends Client | Transaction>(one: Executing): Executing {
	return new Proxy(one, {
		get(target, name) {
			if (name === 'execute') return (...given: Parameters<Client['execute']>) => statement(target, given);
			if (name === 'transaction')
				return async (...given: Parameters<Client['transaction']>) =>
					watched(await (target as Client).transaction(...given));
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		},
	});
}

function statement(target: Client | Transaction, given: Parameters<Client['execute']>) {
	const sql = withoutValues(given[0]);
	return traced(
		{
			name: /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'SQL',
			kind: 'client',
			attributes: { 'db.system.name': 'sqlite', 'db.query.text': sql },
			onlyWithin: true,
		},
		() => target.execute(...(given as Parameters<Transaction['execute']>)),
	);
}

const LONGEST = 2_000;

function withoutValues(given: InStatement): string {
	const sql = typeof given === 'string' ? given : given.sql;
	return sql.replaceAll(/'(?:[^']|'')*'/g, '?').slice(0, LONGEST);
}
