import { setTimeout as wait } from 'node:timers/promises';
import { Client, StreamableHTTPClientTransport, type CallToolResult } from '@modelcontextprotocol/client';
import type { Kintsugi } from './server.ts';

/** As the clients of 2025 begin, and as those of the protocol of 2026 do. */
export type Era = 'legacy' | 'auto';

/** An assistant that speaks to a running Kintsugi, by the official client. */
export async function assistant(
	{ url }: Pick<Kintsugi, 'url'>,
	token: string,
	mode: Era = 'auto',
): Promise<Client> {
	const client = new Client({ name: 'A test', version: '1' }, { versionNegotiation: { mode } });
	const headers = { authorization: `Bearer ${token}` };
	const options = { requestInit: { headers }, fetch: patiently };
	await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url), options));
	return client;
}

/** Whoever asks very often is told when it goes on, and waits for that. */
async function patiently(...asked: Parameters<typeof fetch>): Promise<Response> {
	for (;;) {
		const answer = await fetch(...asked);
		if (answer.status !== 429) return answer;
		await wait(1000 * Number(answer.headers.get('retry-after') ?? 1));
	}
}

export async function useTool(
	client: Client,
	name: string,
	given: Record<string, unknown> = {},
): Promise<CallToolResult> {
	return (await client.callTool({ name, arguments: given })) as CallToolResult;
}

/** What somebody reads who reads all of an answer. */
export function allOf(answer: unknown): string {
	// What stands in JSON within a text is read as the letters that it is.
	return JSON.stringify(answer).replaceAll('\\n', '\n').replaceAll('\\', '');
}
