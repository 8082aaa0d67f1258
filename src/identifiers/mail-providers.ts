// Mail providers by name, so that `gmx.de`, `gmx.net` and `gmx.co.uk` are one entry. Collected from the providers' own
// lists of domains and compared with the npm packages email-providers (ISC) and free-email-domains (MIT), without the
// domains at which a well-known company works itself (`zoho.com`, `naver.com`, `facebook.com`).

/** Under any ending. */
const NAMES =
  ' gmail googlemail hotmail outlook msn yahoo ymail rocketmail aol aim gmx icloud protonmail tutanota tutamail fastmail hushmail mailinator yopmail ' +
  'guerrillamail 10minutemail lycos rediffmail tiscali wanadoo yandex caramail bigpond netzero mailfence posteo startmail ' +
  'foxmail hotmai gmial gmal gmai hotmial yaho yahooo ';
/** Only so. */
const DOMAINS =
  ' live.com live.de live.fr live.nl live.it live.be live.ca live.se live.dk live.no live.at live.in live.ie live.cn live.jp live.ru live.co.uk live.com.au live.com.mx live.com.ar live.com.pt ' +
  'proton.me tuta.com tuta.io inbox.com inbox.ru excite.com excite.it excite.co.jp juno.com netscape.net compuserve.com compuserve.de voila.fr mailbox.org runbox.com ' +
  'me.com mac.com pm.me web.de t-online.de freenet.de arcor.de online.de onlinehome.de email.de mail.de unitybox.de alice.de alice-dsl.net kabelmail.de vodafonemail.de ewe.net ' +
  'mail.com email.com usa.com post.com consultant.com engineer.com europe.com asia.com doctor.com lawyer.com hey.com duck.com zohomail.com zohomail.eu fastmail.fm pobox.com ' +
  'comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net optimum.net frontier.com frontiernet.net windstream.net centurylink.net ' +
  'roadrunner.com rr.com suddenlink.net mindspring.com pacbell.net ameritech.net swbell.net prodigy.net embarqmail.com q.com cableone.net tds.net wowway.com rcn.com ' +
  'rogers.com shaw.ca sympatico.ca telus.net videotron.ca cogeco.ca bell.net ' +
  'btinternet.com btopenworld.com talktalk.net virginmedia.com virgin.net blueyonder.co.uk ntlworld.com plusnet.com o2.co.uk tesco.net freeserve.co.uk eircom.net ' +
  'orange.fr free.fr sfr.fr neuf.fr laposte.net club-internet.fr numericable.fr bbox.fr cegetel.net aliceadsl.fr ' +
  'telenet.be skynet.be proximus.be scarlet.be ziggo.nl planet.nl hetnet.nl kpnmail.nl home.nl xs4all.nl chello.nl upcmail.nl casema.nl zonnet.nl quicknet.nl ' +
  'bluewin.ch hispeed.ch sunrise.ch aon.at chello.at a1.net utanet.at ' +
  'libero.it virgilio.it alice.it tin.it iol.it fastwebnet.it inwind.it blu.it email.it pec.it teletu.it ' +
  'telefonica.net terra.es ono.com movistar.es ya.com sapo.pt iol.pt clix.pt netcabo.pt mail.pt ' +
  'uol.com.br bol.com.br terra.com.br ig.com.br globomail.com oi.com.br zipmail.com.br prodigy.net.mx fibertel.com.ar arnet.com.ar speedy.com.ar ' +
  'telia.com spray.se bredband.net comhem.se home.se tele2.se online.no broadpark.no start.no mail.dk stofanet.dk jubii.dk tdcadsl.dk ofir.dk elisanet.fi kolumbus.fi luukku.com suomi24.fi saunalahti.fi pp.inet.fi hot.ee mail.ee apollo.lv inbox.lv inbox.lt ' +
  'wp.pl o2.pl onet.pl onet.eu op.pl vp.pl interia.pl interia.eu poczta.onet.pl gazeta.pl tlen.pl poczta.fm spoko.pl ' +
  'seznam.cz email.cz centrum.cz volny.cz post.cz atlas.cz azet.sk zoznam.sk post.sk centrum.sk freemail.hu citromail.hu t-online.hu upcmail.hu vipmail.hu ' +
  'abv.bg mail.bg dir.bg mynet.com ttnet.net.tr otenet.gr forthnet.gr in.gr ' +
  'mail.ru bk.ru list.ru internet.ru rambler.ru ya.ru lenta.ru autorambler.ru ro.ru myrambler.ru mail.ua ukr.net i.ua meta.ua bigmir.net tut.by ' +
  'qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn aliyun.com tom.com 21cn.com vip.qq.com vip.163.com hanmail.net daum.net nate.com kakao.com ' +
  'docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com ocn.ne.jp biglobe.ne.jp plala.or.jp so-net.ne.jp dion.ne.jp infoseek.jp pchome.com.tw hinet.net seed.net.tw ' +
  'rediffmailpro.com indiatimes.com sify.com singnet.com.sg starhub.net.sg optusnet.com.au iinet.net.au tpg.com.au ozemail.com.au westnet.com.au xtra.co.nz ' +
  'mweb.co.za telkomsa.net vodamail.co.za webmail.co.za walla.com walla.co.il netvision.net.il bezeqint.net 012.net.il maktoob.com emirates.net.ae ';
/** `yahoo.co.uk`, `gmx.net`: a name and a public ending. */
const NAMED = /^([a-z0-9]+)\.(?:com?|net|org|[a-z]{2,4})(?:\.[a-z]{2})?$/;

/** True for the host of a mail provider, whose addresses tell nothing about a company. Expects lower case. */
export function isMailProvider(host: string): boolean {
  const [, name = '-'] = NAMED.exec(host) || [];
  return NAMES.includes(` ${name} `) || DOMAINS.includes(` ${host} `);
}
