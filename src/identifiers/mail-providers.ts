// Mail providers by name, so that `gmx.de`, `gmx.net` and `gmx.co.uk` are one entry. Collected from the providers' own
// lists of domains and compared with the npm packages email-providers (ISC) and free-email-domains (MIT), without the
// domains at which a well-known company works itself (`zoho.com`, `naver.com`, `facebook.com`).

/** Under any ending. */
const NAMES =
  ' gmail googlemail hotmail outlook msn yahoo ymail rocketmail aol aim gmx icloud protonmail tutanota tutamail fastmail hushmail mailinator yopmail ' +
  'guerrillamail lycos rediffmail tiscali wanadoo yandex caramail bigpond posteo ' +
  'foxmail ';
/** Only so. */
const DOMAINS =
  ' live.com live.de live.fr live.nl live.it live.ca live.co.uk live.com.au ' +
  'proton.me tuta.com tuta.io inbox.com inbox.ru excite.com excite.it excite.co.jp juno.com netscape.net compuserve.com voila.fr mailbox.org runbox.com ' +
  'me.com mac.com pm.me web.de t-online.de freenet.de arcor.de online.de onlinehome.de email.de mail.de alice.de kabelmail.de vodafonemail.de ' +
  'mail.com email.com usa.com hey.com duck.com zohomail.com fastmail.fm pobox.com ' +
  'comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optimum.net frontier.com ' +
  'roadrunner.com rr.com mindspring.com pacbell.net prodigy.net ' +
  'rogers.com shaw.ca sympatico.ca telus.net videotron.ca ' +
  'btinternet.com talktalk.net virginmedia.com virgin.net blueyonder.co.uk plusnet.com eircom.net ' +
  'orange.fr free.fr sfr.fr neuf.fr laposte.net club-internet.fr ' +
  'telenet.be skynet.be proximus.be ziggo.nl planet.nl hetnet.nl kpnmail.nl xs4all.nl ' +
  'bluewin.ch aon.at a1.net ' +
  'libero.it virgilio.it alice.it tin.it iol.it fastwebnet.it email.it pec.it ' +
  'telefonica.net terra.es sapo.pt iol.pt mail.pt ' +
  'uol.com.br bol.com.br terra.com.br ig.com.br oi.com.br prodigy.net.mx ' +
  'telia.com spray.se online.no mail.dk luukku.com hot.ee mail.ee inbox.lv ' +
  'wp.pl o2.pl onet.pl op.pl interia.pl gazeta.pl ' +
  'seznam.cz email.cz centrum.cz volny.cz azet.sk zoznam.sk freemail.hu citromail.hu ' +
  'abv.bg mail.bg mynet.com otenet.gr ' +
  'mail.ru bk.ru list.ru internet.ru rambler.ru ya.ru mail.ua ukr.net i.ua meta.ua tut.by ' +
  'qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 21cn.com hanmail.net daum.net nate.com kakao.com ' +
  'docomo.ne.jp softbank.ne.jp nifty.com ocn.ne.jp hinet.net ' +
  'indiatimes.com singnet.com.sg optusnet.com.au iinet.net.au xtra.co.nz ' +
  'mweb.co.za walla.com walla.co.il bezeqint.net maktoob.com ';
/** `yahoo.co.uk`, `gmx.net`: a name and a public ending. */
const NAMED = /^([a-z0-9]+)\.(?:com?|net|org|[a-z]{2,4})(?:\.[a-z]{2})?$/;

/** True for the host of a mail provider, whose addresses tell nothing about a company. Expects lower case. */
export function isMailProvider(host: string): boolean {
  const [, name = '-'] = NAMED.exec(host) || [];
  return NAMES.includes(` ${name} `) || DOMAINS.includes(` ${host} `);
}
