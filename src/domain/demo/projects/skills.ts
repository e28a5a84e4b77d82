interface Skills {
	has: readonly string[];
	learns: readonly string[];
}

/** By mailbox. */
export const SKILLS: Readonly<Record<string, Skills>> = {
	ines: { has: ['Svelte', 'TypeScript', 'Technical writing', 'On-call'], learns: ['Tracing', 'Game design'] },
	amara: { has: ['On-call', 'Facilitating'], learns: ['D3'] },
	'mei-ling': { has: ['Queues', 'TypeScript'], learns: ['Technical writing'] },
	daniel: { has: ['TypeScript', 'Reminders'], learns: ['Offline sync'] },
	anjali: { has: ['Tracing', 'TypeScript'], learns: ['Facilitating'] },
	rin: { has: ['Svelte', 'Interaction design'], learns: ['Offline sync'] },
	diego: { has: ['TypeScript'], learns: ['On-call', 'Tracing'] },
	tomasz: { has: ['Tracing', 'On-call'], learns: ['D3'] },
	hiroshi: { has: ['On-call'], learns: ['Technical writing'] },
	'thu-ha': { has: ['Offline sync', 'Swift'], learns: ['Svelte'] },
	aroha: { has: ['Copywriting', 'Knows customers'], learns: ['D3'] },
	noor: { has: ['Facilitating', 'Game design'], learns: ['Filming'] },
	sofia: { has: ['Copywriting'], learns: ['Svelte'] },
	priya: { has: ['D3', 'Statistics'], learns: ['Facilitating'] },
};
