import type { RequestListener } from 'node:http';

/** Answers 400 where the address can't be read, as in `/imports/%E0`; libraries throw at it. */
export function refuseMalformed(handle: RequestListener): RequestListener {
  return (request, response) => {
    if (isReadable(request.url ?? '')) handle(request, response);
    else response.writeHead(400, { 'cache-control': 'no-store' }).end();
  };
}

function isReadable(url: string): boolean {
  if (!URL.canParse(url, 'http://localhost')) return false;
  try {
    decodeURIComponent(url);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
