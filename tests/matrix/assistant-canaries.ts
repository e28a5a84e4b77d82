import type { Kintsugi } from '../support/server.ts';
import { allOf, assistant, useTool } from '../support/assistant.ts';

const NAMES = ['PM', 'LOG', 'S', 'T', 'P', 'O', 'L', 'C'];

/**
 * Everything that an assistant with somebody's token comes to: each tool that reads, with what is near to hidden
 * words, each number, each resource.
 * @param guesses words that are hidden, or nearly those
 */
export async function everythingTold(
	kintsugi: Kintsugi,
	token: string,
	{ guesses, numbers }: { guesses: readonly string[]; numbers: readonly number[] },
): Promise<string> {
	const client = await assistant(kintsugi, token);
	const told: unknown[] = [];
	const use = async (name: string, given: Record<string, unknown> = {}) => {
		const answer = await useTool(client, name, given);
		// What was asked for is given back where something was wrong with it.
		if (!answer.isError) told.push(answer);
	};
	for (const words of guesses) {
		for (const tool of ['search', 'search_lessons']) await use(tool, { words, limit: 50 });
		const asked = await useTool(client, 'what_did_we_learn_about', { about: words });
		told.push({ ...(asked.structuredContent as object), without: [] });
	}
	await use('lessons_like', { text: guesses.join(' '), limit: 20 });
	await use('search_lessons', { limit: 50 });
	for (const column of ['open', 'waiting', 'looked', 'dropped']) {
		await use('list_changes', { whose: 'all', column, limit: 50 });
	}
	for (const name of NAMES) {
		for (const number of numbers) await use('read_entry', { entry: `${name}-${number}` });
	}
	const { resources } = await client.listResources();
	told.push(resources);
	for (const { uri } of resources) told.push(await client.readResource({ uri }));
	await client.close();
	return told.map(allOf).join('\n');
}
