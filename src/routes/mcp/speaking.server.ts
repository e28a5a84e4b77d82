import { McpServer, ResourceTemplate, type CallToolResult } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { INSTRUCTIONS, PROVENANCE, quoted } from '#domain/assistants/instructions.ts';
import { readName } from '#domain/assistants/naming.ts';
import { PROMPTS, type Prompt } from '#domain/assistants/prompts.server.ts';
import { readAsMarkdown } from '#domain/assistants/reading.server.ts';
import { recent, RESOURCES } from '#domain/assistants/resources.server.ts';
import type { Tool } from '#domain/assistants/tool.ts';
import { TOOLS } from '#domain/assistants/tools.server.ts';
import type { Named } from '#domain/assistants/naming.ts';
import type { Person, TokenScope } from '#domain/accounts/person.ts';
import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { sentenceOfProblem } from './refusing.ts';

/** For whom it speaks, and where. */
export interface Asking {
	db: Database;
	person: Person;
	/** What the token is called. */
	token: string;
	scopes: readonly TokenScope[];
	home: string;
	workspace: string;
	/** Thrown where nothing may be written for a while. */
	refuseWriting: () => void;
	/** Told of what nobody expected. */
	note: (problem: unknown) => void;
}

/** Everything that an assistant can ask for in one person's name; made anew for each request. */
export function speakFor(asking: Asking): McpServer {
	const { scopes, workspace, home } = asking;
	const server = new McpServer(
		{ name: 'kintsugi', title: `Kintsugi of ${workspace}`, version: '1', websiteUrl: home },
		{ instructions: INSTRUCTIONS, capabilities: CAPABILITIES },
	);
	for (const one of TOOLS) if (scopes.includes(one.scope)) addTool(server, one, asking);
	if (!scopes.includes('read')) return server;
	for (const is of Object.keys(RESOURCES) as Named['is'][]) addResources(server, is, asking);
	for (const one of PROMPTS) addPrompt(server, one, asking);
	return server;
}

/** What there is stays as it is while somebody asks. */
const CAPABILITIES = {
	tools: { listChanged: false },
	resources: { listChanged: false },
	prompts: { listChanged: false },
};

function addTool(server: McpServer, one: Tool, asking: Asking): void {
	const { name, title, description, input, answers, scope } = one;
	const reads = scope === 'read';
	server.registerTool(
		name,
		{
			...{ title, description, inputSchema: input },
			outputSchema: answers.extend({ provenance: z.string().describe('What kind of text this is.') }),
			annotations: {
				...{ readOnlyHint: reads, idempotentHint: reads },
				...{ destructiveHint: false, openWorldHint: false },
			},
		},
		(given) => answer(one, given, asking),
	);
}

async function answer(one: Tool, given: Record<string, unknown>, asking: Asking): Promise<CallToolResult> {
	const { db, person, home, token, refuseWriting, note } = asking;
	try {
		if (one.scope === 'write') refuseWriting();
		const answered = one.answers.parse(await one.act(db, person, given, { home, token }));
		return {
			content: [{ type: 'text', text: one.text?.(answered) ?? quoted(JSON.stringify(answered, null, 1)) }],
			structuredContent: { ...answered, provenance: PROVENANCE },
		};
	} catch (problem) {
		const sentence = sentenceOfProblem(problem);
		if (sentence === null) note(problem);
		return { isError: true, content: [{ type: 'text', text: sentence ?? BROKE }] };
	}
}

const BROKE = 'Something broke on our side. Nothing was changed; trying again may help.';

function addResources(server: McpServer, is: Named['is'], asking: Asking): void {
	const { db, person, home } = asking;
	const { template, many, what } = RESOURCES[is];
	const list = async () => ({
		resources: (await recent(db, person, is)).map((one) => ({ ...one, mimeType: MARKDOWN })),
	});
	server.registerResource(
		many,
		new ResourceTemplate(template, { list }),
		{ title: many, description: `${what} ${PROVENANCE}`, mimeType: MARKDOWN },
		async ({ href: uri }) =>
			orSentence(asking, async () => {
				const named = readName(uri, home) ?? missing('This');
				const text = quoted(await readAsMarkdown(db, person, named, home));
				return { contents: [{ uri, mimeType: MARKDOWN, text }] };
			}),
	);
}

const MARKDOWN = 'text/markdown';

function addPrompt(
	server: McpServer,
	{ name, title, description, input, say }: Prompt,
	asking: Asking,
): void {
	const { db, person, home } = asking;
	server.registerPrompt(name, { title, description, argsSchema: input }, (given) =>
		orSentence(asking, async () => {
			const text = await say(db, person, given, home);
			return { messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }] };
		}),
	);
}

/** What is refused is told in its sentence; the protocol has no other place for it here. */
async function orSentence<Answer>({ note }: Asking, act: () => Promise<Answer>): Promise<Answer> {
	try {
		return await act();
	} catch (problem) {
		const sentence = sentenceOfProblem(problem);
		if (sentence === null) note(problem);
		throw new Error(sentence ?? BROKE, { cause: problem });
	}
}
