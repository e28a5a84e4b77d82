/** Why a letter did not go out, for whoever looks after mail. */
export interface Trouble {
	/** What happened, and where it is known what can be done. */
	sentence: string;
	/** What the mail server said. */
	answer: string | null;
	/** The same letter would be refused again. */
	forGood: boolean;
	/** It is not about this letter: the next one would fare the same. */
	everyLetter: boolean;
}

/** What nodemailer says of a problem. */
interface Said {
	code?: unknown;
	originalCode?: unknown;
	command?: unknown;
	response?: unknown;
	responseCode?: unknown;
	permanent?: unknown;
	message?: unknown;
}

const CERTIFICATE = /CERT|SELF_SIGNED|ISSUER|ALTNAME|LEAF_SIGNATURE/;

/** The sentences for what keeps any letter from going out; the first whose mark is found counts. */
const CONNECTION: [mark: RegExp, sentence: string][] = [
	[/ECONNREFUSED/, 'Nothing answers at that host and port. Check both, and whether the mail server runs.'],
	[/ENOTFOUND|EAI_AGAIN|EDNS/, 'That host is not known. Check its name for a slip.'],
	[
		/EHOSTUNREACH|ENETUNREACH|EACCES|EPERM/,
		'There is no way to that host from here. A firewall may be between.',
	],
	[
		/ETIMEDOUT/,
		'The mail server did not answer in time. The port may be another one, or a firewall may be between.',
	],
	[
		/ALTNAME/,
		'The certificate of the mail server is for another name. Use the name that stands in it as the host.',
	],
	[/EXPIRED/, 'The certificate of the mail server has expired. Whoever runs it has to renew it.'],
	[
		CERTIFICATE,
		'The certificate of the mail server is signed by nobody known here. For an authority of your own, start Kintsugi with NODE_EXTRA_CA_CERTS.',
	],
	[
		/wrong version number|WRONG_VERSION_NUMBER|packet length too long|EPROTO\b/i,
		'The mail server does not speak TLS at that port. Port 587 usually takes STARTTLS, and port 465 TLS from the start.',
	],
	[/STARTTLS|ETLS/, 'The mail server offers no STARTTLS, so the connection would be open to others’ eyes.'],
	[
		/ENOAUTH|Missing credentials/,
		'The mail server asks for a user and a password, and one of them is missing.',
	],
	[
		/EAUTH/,
		'The mail server did not accept the user and the password. Check both; some ask for a password made for programs.',
	],
	[
		/MAIL FROM/,
		'The mail server did not accept the address that mail comes from. It may have to be one of that user.',
	],
];

const ADDRESS = /[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g;

export function troubleOf(problem: unknown): Trouble {
	const said: Said = typeof problem === 'object' && problem !== null ? problem : { message: String(problem) };
	const command = textOf(said.command);
	const answer =
		said.response === undefined || said.response === false ? null : oneLine(textOf(said.response));
	const permanent = said.permanent === true;
	if (command === 'RCPT TO') {
		const sentence = permanent
			? 'The mail server refused the one it was for.'
			: 'The mail server does not take mail for that address at the moment.';
		return { sentence, answer, forGood: permanent, everyLetter: false };
	}
	if (command === 'DATA') {
		const sentence = permanent
			? 'The mail server refused the letter.'
			: 'The mail server does not take the letter at the moment.';
		return { sentence, answer, forGood: permanent, everyLetter: false };
	}
	const marks = [said.code, said.originalCode, command, said.message].map(textOf).join(' ');
	const sentence = CONNECTION.find(([mark]) => mark.test(marks))?.[1];
	return {
		sentence: sentence ?? 'The connection to the mail server broke off.',
		answer: answer ?? (sentence === undefined ? oneLine(textOf(said.message)) : null),
		forGood: false,
		everyLetter: true,
	};
}

/** What is kept of it: one line, without addresses. */
export function problemLine({ sentence, answer }: Trouble): string {
	return answer === null ? sentence : `${sentence} It said: ${answer}`;
}

function oneLine(text: string): string {
	return text.replace(ADDRESS, '…').replace(/\s+/g, ' ').trim().slice(0, 300);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
