// What the browser door shows instead of the desk.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { onwardPage, plainPage } from './plain-page.ts'

const NEW_ADDRESS = 'Look at the window in which the desk was started, or start it again: it prints a new address.'

/** To somebody without a session: a page for people, data for programs. */
export function turnAway(request: FastifyRequest, reply: FastifyReply, isUpgrade: boolean): FastifyReply {
  reply.code(401).header('cache-control', 'no-store')
  if (isUpgrade || !(request.headers.accept ?? '').includes('text/html')) {
    return reply.send({ code: 'AUTH_REQUIRED', message: `This browser is not let in. ${NEW_ADDRESS}` })
  }
  const sentences = ['The desk lets a browser in by the address it prints when it starts.', NEW_ADDRESS]
  return reply.type('text/html').send(plainPage('This browser is not let in', sentences))
}

/** To somebody with a token that is used up or was never given. */
export function refuseToken(reply: FastifyReply): FastifyReply {
  const sentences = ['It was used already, or belongs to an earlier start of the desk.', NEW_ADDRESS]
  return reply
    .code(401)
    .header('cache-control', 'no-store')
    .type('text/html')
    .send(plainPage('This address no longer lets anybody in', sentences))
}

/** On to the desk. Coming from a link on another page, a redirect would count as that page's and leave the strict cookie behind. */
export function sendOnward(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.header('cache-control', 'no-store')
  const isFromElsewhere = request.headers['sec-fetch-site'] === 'cross-site'
  return isFromElsewhere ? reply.type('text/html').send(onwardPage()) : reply.redirect('/', 303)
}
