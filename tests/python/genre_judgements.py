"""What a listener would say of genres, written from knowledge: which is nearer, and which family a tag belongs to."""

# anchor: (nearer, farther) as 'nearer < farther', several to a line.
NEARER = """
techno: house < folk; minimal techno < trance; tech house < country; industrial techno < r&b; detroit techno < jazz
house: deep house < drum and bass; disco < metal; garage house < punk; nu disco < opera; amapiano < country
trance: psytrance < hip hop; progressive trance < blues; eurodance < bluegrass; hardstyle < jazz
trance: uplifting trance < soul
drum and bass: jungle < house; dubstep < folk; breakbeat < country; neurofunk < trance; breakcore < classical
dubstep: brostep < techno; uk garage < rock; grime < country; dub < opera; future bass < bluegrass
ambient: drone < techno; new age < punk; dark ambient < hip hop; neoclassical < metal; downtempo < country
hip hop: trap < country; rap < punk; r&b < classical; boom bap < techno; funk < metal
trap: drill < folk; cloud rap < indie rock; crunk < jazz; hip hop < house; latin trap < bluegrass
drill: trap < jazz rap; grime < rock; uk drill < soul; gangster rap < disco; hip hop < ska
gangster rap: west coast hip hop < country rap; hip hop < emo; g funk < pop; trap < reggae; crunk < blues
r&b: soul < rock; neo soul < techno; hip hop < country; funk < metal; new jack swing < folk
soul: motown < punk; funk < techno; gospel < metal; r&b < rock; blues < trance
funk: disco < metal; soul < country; p-funk < house; jazz funk < folk; boogie < punk
disco: nu disco < rock; funk < folk; house < blues; italo disco < jazz; boogie < metal
rock: punk < hip hop; hard rock < jazz; indie rock < techno; blues rock < opera; pop < classical
hard rock: heavy metal < folk; classic rock < r&b; glam metal < techno; arena rock < reggae; stoner rock < pop
classic rock: hard rock < hip hop; blues rock < house; soft rock < trap; southern rock < salsa
classic rock: psychedelic rock < opera
indie rock: indie pop < metal; alternative rock < jazz; shoegaze < hip hop; garage rock < techno; lo-fi < opera
alternative rock: grunge < house; indie rock < salsa; britpop < trap; post punk < classical; post grunge < r&b
punk: hardcore punk < hip hop; pop punk < r&b; ska punk < house; post punk < jazz; garage rock < country
pop punk: emo < hip hop; punk rock < jazz; skate punk < techno; power pop < opera; post hardcore < reggae
emo: screamo < r&b; pop punk < house; post hardcore < country; midwest emo < salsa; indie rock < gospel
hardcore punk: metalcore < pop; crust punk < jazz; melodic hardcore < soul; thrash metal < folk; punk < hip hop
metal: hard rock < pop; punk < hip hop; thrash metal < techno; doom metal < reggae; industrial metal < country
black metal: death metal < pop; doom metal < hip hop; blackgaze < funk; folk metal < house; thrash metal < soul
death metal: grindcore < rock; black metal < indie pop; deathcore < jazz; technical death metal < salsa
death metal: thrash metal < emo
metalcore: deathcore < hip hop; post hardcore < house; hardcore punk < folk; nu metal < soul; groove metal < reggae
power metal: symphonic metal < punk; heavy metal < hip hop; speed metal < rap; folk metal < r&b
power metal: progressive metal < house
pop: dance pop < metal; teen pop < jazz; synth-pop < folk; soft rock < techno; r&b < classical
dance pop: electropop < folk; house < metal; europop < blues; pop < country; eurodance < opera
synth-pop: new wave < folk; electropop < blues; synthwave < hip hop; darkwave < jazz; italo disco < country
indie pop: twee pop < metal; dream pop < hip hop; indie rock < techno; chamber pop < trap; bedroom pop < salsa
k-pop: j-pop < jazz; dance pop < metal; c-pop < country; electropop < folk; teen pop < opera
jazz: blues < techno; swing < metal; bebop < pop; soul jazz < punk; bossa nova < hip hop
bebop: hard bop < rock; cool jazz < funk; swing < pop; modal jazz < house; free jazz < country
smooth jazz: lounge < metal; jazz fusion < punk; quiet storm < techno; cool jazz < rap; soul jazz < folk
blues: blues rock < techno; delta blues < pop; soul < house; boogie woogie < metal; country blues < classical
country: americana < hip hop; bluegrass < techno; outlaw country < metal; folk < r&b; southern rock < house
bluegrass: old-time < rock; folk < hip hop; country < techno; americana < pop; banjo < soul
folk: singer-songwriter < hip hop; celtic < metal; indie folk < house; americana < punk; traditional folk < rock
classical: opera < rock; baroque < jazz; soundtrack < hip hop; chamber music < pop; romantic classical < folk
opera: choral < jazz; baroque < pop; classical < blues; operetta < rock; sacred classical < hip hop
soundtrack: orchestral score < rock; classical < hip hop; video game music < country; ambient < punk
soundtrack: trailer music < soul
reggae: dub < rock; ska < techno; dancehall < metal; rocksteady < house; roots reggae < classical
reggaeton: latin trap < rock; dancehall < folk; hip hop < opera; latin pop < metal; bachata < techno
salsa: son cubano < rock; merengue < hip hop; latin jazz < metal; cumbia < house; mambo < country
samba: bossa nova < rock; pagode < hip hop; mpb < techno; forro < metal; axe < jazz
"""

# tag: family
FAMILY = """
rock: turkish rock, classic rock, chicago indie, norwegian indie, grunge revival, rock nacional, krautrock
rock: indie rock italiano, uk post-punk revival, surf music
punk: swedish hardcore, trallpunk, screamocore, polish post-punk, oi, punk chileno, riot grrrl
metal: finnish gnome metal, metal mineiro, usbm, voidgrind, german power metal, nwobhm
pop: belgian pop, pop chileno, scandipop, austropop, schlager, chanson quebecois, dansktop
hip hop: turkish trap, rap du quartier, rap italiano old school, drill francais, hip hop tuga, g funk, deutschrap
hip hop: suomirap, emo rap italiano, uk drill, memphis hip hop, rap boricua
r&b: dutch r&b, northern soul, neo soul, pinoy r&b, motown
funk: italo disco revival, post-disco, p funk
electronic: romanian house, polish techno, hardtekk, vinahouse, drum & bass, goa psytrance, german techno
electronic: deep darkpsy, progressive electro house, chiptune, phonk, hyperpop edm, speed garage
ambient: polish ambient, white noise, meditation, drone
jazz: norwegian jazz, jazz mexicano, gypsy jazz, british dance band, bebop
blues: texas blues, finnish blues, blues mexicano
country: texas country, swiss country, western swing, bluegrass
folk: basque folk, scottish fiddle, norske viser, starogradska, fado antigo, klezmer, puirt-a-beul
classical: string quartet, czech orchestra, italian opera, lieder, organum, turkish classical
latin: cumbia chilena, salsa peruana, rock en samba, urbano chileno, bachata dominicana, funk carioca
latin: corridos tumbados, habanera
reggae: euroska, reggae cover, dancehall colombiano, trinibad, calypso
african: ghanaian highlife, congolese rumba, gqom mbaqanga, zim mbira, sega mauricien, mbalax
asian: carnatic vocal, gamelan, guzheng, mor lam, bhangra, kathak tabla
world: armenian duduk, powwow, rapa nui
soundtrack: broadway, disney, tv theme, vgm, orchestral soundtrack
religious: brazilian gospel, ukrainian worship, hymns
spoken: german hoerspiel, stand-up comedy, swedish podcast
easy listening: lounge, christmas, karaoke
"""


def triples():
    """(anchor, nearer, farther) of each judgement."""
    for line in NEARER.strip().splitlines():
        anchor, _, rest = line.partition(": ")
        for pair in rest.split("; "):
            nearer, _, farther = pair.partition(" < ")
            yield anchor, nearer, farther


def families():
    """(tag, family) of each judgement."""
    for line in FAMILY.strip().splitlines():
        family, _, tags = line.partition(": ")
        for tag in tags.split(", "):
            yield tag, family
