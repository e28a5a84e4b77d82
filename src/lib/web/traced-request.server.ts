import { isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { traced } from '../observing/tracing.server.ts';
import type { Asked } from './asked.server.ts';

/** A request as a span, that continues the trace of whoever asked; of its address, the route. */
export function traceRequest(
	{ request }: Pick<RequestEvent, 'request'>,
	{ id, route }: Asked,
	answer: () => Promise<Response>,
): Promise<Response> {
	let status = 500;
	return traced(
		{
			name: `${request.method} ${route}`,
			kind: 'server',
			parent: request.headers.get('traceparent'),
			attributes: { 'http.request.method': request.method, 'http.route': route, 'kintsugi.request': id },
			found: () => ({ 'http.response.status_code': status }),
		},
		async () => {
			try {
				const response = await answer();
				({ status } = response);
				return response;
			} catch (thrown) {
				if (isHttpError(thrown) || isRedirect(thrown)) ({ status } = thrown);
				throw thrown;
			}
		},
	);
}
