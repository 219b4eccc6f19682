import type { ReactNode } from 'react'
import { TakeOver } from './take-over'

/**
 * Runs while the page is still being read: remembers what somebody types or ticks, and holds a form that only the page's scripts
 * know how to send. A form with an address or `method="get"` of its own goes its way without them.
 */
const watch = `(()=>{
const typed=new Set();let held=null;
const note=(e)=>typed.add(e.target);
const hold=(e)=>{const f=e.target;if(f.hasAttribute('action')||/^(get|dialog)$/.test(f.getAttribute('method')))return;
e.preventDefault();held={form:f,by:e.submitter}};
const all=[['input',note],['change',note],['submit',hold]];
for(const[name,on]of all)document.addEventListener(name,on,true);
window.dertigEarly=()=>{for(const[name,on]of all)document.removeEventListener(name,on,true);return{typed:[...typed],held}};
})()`

/** A page in which nothing typed is lost: what a person did before its scripts were there is done again, for them, when they are. */
export function EarlyTyping({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file, which React would escape as a child */}
      <script nonce={nonce} dangerouslySetInnerHTML={{ __html: watch }} />
      {children}
      <TakeOver />
    </>
  )
}
