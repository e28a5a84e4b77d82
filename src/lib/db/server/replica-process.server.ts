import process from 'node:process';
import Native from 'libsql';
import { valuesOf } from '../prepared.server.ts';
import type { Asked, Begin, Told, Values } from './replica.server.ts';

// A process of its own: to fetch holds up whoever does it, for as long as the server likes, and what hangs can be ended.

let copy: Native.Database | undefined;

process.on('message', (asked: Asked | Begin) => {
	if ('file' in asked) copy = new Native(asked.file, optionsOf(asked));
	else process.send?.(answerTo(asked) satisfies Told);
});
process.on('disconnect', () => process.exit(0));

function optionsOf({ url, token }: Begin): Native.Options & { readYourWrites: boolean; authToken?: string } {
	return { syncUrl: url, readYourWrites: false, ...(token === null ? {} : { authToken: token }) };
}

function answerTo(asked: Asked): Told {
	const { id } = asked;
	try {
		if (!copy) throw new Error('Nothing was begun.');
		if ('sql' in asked) return { id, found: found(copy, asked) };
		copy.sync();
		const { rows } = found(copy, { sql: 'SELECT count FROM written_count WHERE id = 1', args: [] });
		return { id, count: Number(rows[0]?.[0] ?? 0) };
	} catch (problem) {
		return { id, problem: problem instanceof Error ? problem.message : String(problem) };
	}
}

/**
 * Prepared each time. Of a copy, libsql 0.5.29 does not reset a statement that is asked again: what it is given is not
 * bound, and it answers what it answered first, whoever asks.
 */
function found(
	copy: Native.Database,
	{ sql, args }: Pick<Extract<Asked, { sql: string }>, 'sql' | 'args'>,
): Values {
	const statement = copy.prepare(sql).raw(true);
	const described = statement.columns();
	const rows = statement.all(valuesOf(args)) as unknown[][];
	for (const row of rows) {
		for (const [place, value] of row.entries()) if (value instanceof Buffer) row[place] = value.buffer;
	}
	return {
		columns: described.map(({ name }) => name),
		columnTypes: described.map(({ type }) => type ?? ''),
		rows,
	};
}
