import { expect, it } from 'vitest';
import { attachment, download } from './attachment.server.ts';

it.each([
	['PM-1-queue.md', `attachment; filename="PM-1-queue.md"; filename*=UTF-8''PM-1-queue.md`],
	['Größe.md', `attachment; filename="Gro_e.md"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.md`],
	['東京.md', `attachment; filename="__.md"; filename*=UTF-8''%E6%9D%B1%E4%BA%AC.md`],
	['a"b\r\nc\\.md', `attachment; filename="a_b__c_.md"; filename*=UTF-8''a%22b%0D%0Ac%5C.md`],
	["it's (1)*.md", `attachment; filename="it_s _1__.md"; filename*=UTF-8''it%27s%20%281%29%2A.md`],
])('names %s in a way every browser reads', (name, header) => {
	expect(attachment(name)).toBe(header);
	expect(download(name, 'text/markdown', '').headers.get('content-disposition')).toBe(header);
});
