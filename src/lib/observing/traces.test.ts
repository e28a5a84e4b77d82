import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../../tests/support/database.ts';
import { transact } from '../db/transact.server.ts';
import { writeSetting } from '../settings.server.ts';
import { comingFrom } from '../whence.server.ts';
import { startTraces } from './sending-traces.server.ts';
import { endTraces, isTraced, traced, traceWith } from './tracing.server.ts';

const PARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

test('spans reach a collector in OTLP, continue a trace, hold statements without values, and nothing that is untold', async () => {
	const taken: string[] = [];
	const collector = createServer((request, response) => {
		expect(request.url).toBe('/v1/traces');
		request.on('data', (chunk: Buffer) => taken.push(chunk.toString()));
		request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
	}).listen(0, '127.0.0.1');
	await once(collector, 'listening');
	const { port } = collector.address() as AddressInfo;
	try {
		await startTraces(`http://127.0.0.1:${port}/v1/traces`, '0');
		expect(isTraced()).toBe(true);
		const fresh = await freshDatabase();
		const untold = { address: '', device: '', request: { id: 'abcdefgh', untold: true } };
		const write = (value: string) => transact(fresh.db, (tx) => writeSetting(tx, 'note', value));
		await traced({ name: 'asked', kind: 'server', parent: PARENT }, () => write('zqtyped'));
		await write('nobody traces this');
		await comingFrom(untold, () => traced({ name: 'secretly', kind: 'server' }, () => write('zqtyped')));
		const broken = () => Promise.reject(new RangeError('zqtyped'));
		await expect(traced({ name: 'broken' }, broken)).rejects.toThrow();
		await fresh.close();
		await endTraces();
	} finally {
		traceWith(undefined);
		collector.close();
	}
	const said = taken.join('');
	const names = [...said.matchAll(/"traceId":"(\w+)".*?"name":"([^"]+)"/g)].map(([, trace, name]) => [
		trace,
		name,
	]);
	const inTrace = names.filter(([trace]) => trace === PARENT.slice(3, 35)).map(([, name]) => name);
	expect(inTrace).toEqual(expect.arrayContaining(['asked', 'transaction', 'INSERT']));
	expect(names.filter(([, name]) => name === 'transaction')).toHaveLength(1);
	expect(names.map(([, name]) => name)).toContain('broken');
	expect(said).toContain('RangeError');
	expect(said).not.toMatch(/zqtyped|secretly/);
});
