import { counted, sentenceCase } from '#lib/numbers.ts';
import { first, type Sentence } from '../sentence.ts';

/** Openings, and who asks for them. */
export const OPENINGS_SENTENCES = {
	/** For whoever answers for it. Subject: the day on which it was asked, `2026-11-27`. */
	'opening-stands': {
		matter: 'growth',
		says: ({ entry }) => `Nobody touched ${entry} for a while. Does it still stand?`,
		place: () => '#stands',
	},
	'opening-rests': {
		matter: 'growth',
		says: ({ entry }) => `${entry} rests, until somebody says that it still stands`,
		again: true,
		place: () => '#stands',
	},
	/** For those who could take it over. */
	'opening-orphaned': {
		matter: 'growth',
		says: ({ entry }) => `Nobody answers for ${entry} any more. Could you take it over?`,
		again: true,
		place: () => '#contact',
	},
	/** For whoever answers from now on. */
	'opening-handed': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} asks you to answer for ${entry}`,
		again: true,
		place: () => '#contact',
	},
	/** For them as well. Subject: how many wait. */
	'opening-waits': {
		matter: 'growth',
		says: ({ entry, subject }) => {
			const who = counted(Number(subject), 'person waits', 'people wait');
			return `${sentenceCase(who)} for an answer of yours about ${entry}`;
		},
		again: true,
		place: () => '/asked',
	},
	/** For whoever answers for an opening; by nobody where they asked without their name. Subject of all that follow: its id. */
	'opening-question': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} asks something about ${entry}`,
		place: (id) => `/asked#question-${id}`,
	},
	'opening-question-waits': {
		matter: 'growth',
		says: ({ entry }) => `A question about ${entry} has waited for a week`,
		place: (id) => `/asked#question-${id}`,
	},
	/** For whoever asked. */
	'opening-question-answered': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} answers what you asked about ${entry}`,
		again: true,
		address: (id) => `/growth/asked#question-${id}`,
	},
	/** For whoever answers: somebody asks for the opening itself. */
	'opening-asked': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} asks for ${entry}`,
		place: (id) => `/asked#application-${id}`,
	},
	'opening-answer-due': {
		matter: 'growth',
		says: ({ entry }) => `Somebody who asked for ${entry} hopes to hear from you soon`,
		place: (id) => `/asked#application-${id}`,
	},
	'opening-silent': {
		matter: 'growth',
		says: ({ entry }) =>
			`The day by which somebody hoped for an answer about ${entry} has passed. They know that you were told`,
		place: (id) => `/asked#application-${id}`,
	},
	/** For the others who look after it. */
	'opening-passed-on': {
		matter: 'growth',
		says: ({ entry }) => `Somebody asked for ${entry} and has had no answer. You look after it too: can you?`,
		place: (id) => `/asked#application-${id}`,
	},
	'opening-lead-answered': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} said as a lead when it suits, about ${entry}`,
		again: true,
		place: (id) => `/asked#application-${id}`,
	},
	/** Somebody whom they had said yes to comes after all not. */
	'application-withdrawn': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} does not take up ${entry} after all`,
		place: () => '/asked',
	},
	/** For whoever asked. */
	'application-accepted': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} says yes to you for ${entry}`,
		address: (id) => `/growth/asked#application-${id}`,
	},
	'application-not-this-time': {
		matter: 'growth',
		says: ({ by, entry }) => `Not this time for ${entry}: ${by} says why`,
		address: (id) => `/growth/asked#application-${id}`,
	},
	'application-silent': {
		matter: 'growth',
		says: ({ entry }) => `No answer yet about ${entry}. Whoever answers was told that the day has passed`,
		address: (id) => `/growth/asked#application-${id}`,
	},
	'application-passed-on': {
		matter: 'growth',
		says: ({ entry }) => `What you asked about ${entry} was passed on to others who look after it`,
		address: (id) => `/growth/asked#application-${id}`,
	},
	'lead-answered': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} answers as your lead, about ${entry}`,
		again: true,
		address: (id) => `/growth/asked#application-${id}`,
	},
	/** Subject: the id, and how often it was passed on. */
	'lead-silent': {
		matter: 'growth',
		says: ({ entry }) => `Your lead has not answered yet, about ${entry}. It was passed on`,
		address: (subject) => `/growth/asked#application-${first(subject)}`,
	},
	/** For a lead, who may not read the opening. */
	'lead-asked': {
		matter: 'growth',
		says: ({ by }) => `${by} asks for an opening, and when it would suit you`,
		place: (id) => `/growth/asked#lead-${id}`,
	},
	'lead-nudged': {
		matter: 'growth',
		says: () => 'Somebody still waits to hear from you when an opening would suit',
		again: true,
		place: (id) => `/growth/asked#lead-${id}`,
	},
	/** For owners: neither who, nor for what. */
	'leads-silent': {
		matter: 'growth',
		says: () => 'Somebody waits for a lead, and nobody is left to pass it on to',
		again: true,
		place: () => '/admin/growth#nudge',
	},
} satisfies Record<string, Sentence>;
