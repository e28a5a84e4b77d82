import type { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import type { Person, TokenScope } from '../accounts/person.ts';

/** Where an assistant asks, and with what. */
export interface Asked {
	/** The address of the workspace, for links that a person opens. */
	home: string;
	/** What the token is called that it came with. */
	token: string;
}

/** Something that an assistant can do here in somebody's name: what it is called, what it takes and what it tells. */
export interface Tool<Input extends z.ZodObject = z.ZodObject, Answer extends z.ZodObject = z.ZodObject> {
	name: string;
	title: string;
	/** For the assistant, which chooses by it. */
	description: string;
	/** What the token has to allow. Nothing that is written here is seen by anybody but its writer. */
	scope: TokenScope;
	input: Input;
	answers: Answer;
	act(db: Database, who: Person, input: z.output<Input>, asked: Asked): Promise<z.input<Answer>>;
	/** The part of an answer that reads better as text than as JSON. */
	text?(answer: z.output<Answer>): string;
}

/** Keeps what a tool takes and tells together, and forgets it for the list. */
export function tool<Input extends z.ZodObject, Answer extends z.ZodObject>(one: Tool<Input, Answer>): Tool {
	return one as unknown as Tool;
}
