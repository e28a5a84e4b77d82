import type { LeadStanding } from '#domain/growth/applying/lead-step.ts';
import { namedDay } from '#lib/dates.ts';

interface Told {
	/** `Their lead`, `Hana Kim` */
	whose: string;
	now: number;
}

/** Where the question to a lead stands, as a sentence; nothing where none is asked. */
export function leadWords(lead: LeadStanding, { whose, now }: Told): string | null {
	const day = (local: string) => namedDay(Date.parse(`${local}T12:00Z`), 'UTC', now);
	switch (lead.is) {
		case 'none':
			return null;
		case 'waits':
			return `${whose} is asked when it suits, until ${day(lead.until)}.${
				lead.passedOn > 0 ? ' Somebody asked before did not answer; that decides nothing.' : ''
			}`;
		case 'nudged':
			return `${whose} has not answered, and nobody is left to pass it on to. That is no answer: it holds nothing up any more, and owners know that somebody waits.`;
		case 'answered':
			if (lead.answer === 'yes') return `${whose} says that it suits.`;
			if (lead.answer === 'let-us-talk') return `${whose} would like to talk it over first.`;
			return `${whose} says that it suits from ${lead.from === null ? 'a later day' : day(lead.from)} on.`;
	}
}
