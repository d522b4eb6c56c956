#!/usr/bin/python3
"""Writes the towns and regions of GeoNames as a table that the program searches without reading it first.

The data (CC BY 4.0, geonames.org) comes with Debian's libgeonames0, the Polish and English names with
libgeonames-common. Usage: towns.py LIBRARY LOCALE_FOLDER OUTPUT
Rows are sorted by key, the name as linking folds it; a town with several names has several rows.
"""
import ctypes
import re
import struct
import sys
import unicodedata

# ISO 3166-1: alpha-2 and alpha-3.
CODES = """
AD AND AE ARE AF AFG AG ATG AI AIA AL ALB AM ARM AO AGO AR ARG AS ASM AT AUT AU AUS AW ABW AX ALA AZ AZE BA BIH BB BRB
BD BGD BE BEL BF BFA BG BGR BH BHR BI BDI BJ BEN BM BMU BN BRN BO BOL BQ BES BR BRA BS BHS BT BTN BW BWA BY BLR BZ BLZ
CA CAN CD COD CF CAF CG COG CH CHE CI CIV CK COK CL CHL CM CMR CN CHN CO COL CR CRI CU CUB CV CPV CW CUW CY CYP CZ CZE
DE DEU DJ DJI DK DNK DM DMA DO DOM DZ DZA EC ECU EE EST EG EGY EH ESH ER ERI ES ESP ET ETH FI FIN FJ FJI FK FLK FM FSM
FO FRO FR FRA GA GAB GB GBR GD GRD GE GEO GF GUF GG GGY GH GHA GI GIB GL GRL GM GMB GN GIN GP GLP GQ GNQ GR GRC GT GTM
GU GUM GW GNB GY GUY HK HKG HN HND HR HRV HT HTI HU HUN ID IDN IE IRL IL ISR IM IMN IN IND IQ IRQ IR IRN IS ISL IT ITA
JE JEY JM JAM JO JOR JP JPN KE KEN KG KGZ KH KHM KI KIR KM COM KN KNA KP PRK KR KOR KW KWT KY CYM KZ KAZ LA LAO LB LBN
LC LCA LI LIE LK LKA LR LBR LS LSO LT LTU LU LUX LV LVA LY LBY MA MAR MC MCO MD MDA ME MNE MG MDG MH MHL MK MKD ML MLI
MM MMR MN MNG MO MAC MP MNP MQ MTQ MR MRT MS MSR MT MLT MU MUS MV MDV MW MWI MX MEX MY MYS MZ MOZ NA NAM NC NCL NE NER
NG NGA NI NIC NL NLD NO NOR NP NPL NR NRU NU NIU NZ NZL OM OMN PA PAN PE PER PF PYF PG PNG PH PHL PK PAK PL POL PM SPM
PR PRI PS PSE PT PRT PW PLW PY PRY QA QAT RE REU RO ROU RS SRB RU RUS RW RWA SA SAU SB SLB SC SYC SD SDN SE SWE SG SGP
SH SHN SI SVN SJ SJM SK SVK SL SLE SM SMR SN SEN SO SOM SR SUR SS SSD ST STP SV SLV SX SXM SY SYR SZ SWZ TC TCA TD TCD
TG TGO TH THA TJ TJK TK TKL TL TLS TM TKM TN TUN TO TON TR TUR TT TTO TV TUV TW TWN TZ TZA UA UKR UG UGA US USA UY URY
UZ UZB VA VAT VC VCT VE VEN VG VGB VI VIR VN VNM VU VUT WF WLF WS WSM XK XKX YE YEM YT MYT ZA ZAF ZM ZMB ZW ZWE
""".split()
ALPHA3 = dict(zip(CODES[::2], CODES[1::2]))
PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "ħ": "h"}
# Words that tell what a region is and that the news leaves out.
REGION_WORDS = re.compile(r"^(Region|Province|State|Département|Imārat|Provincia|Muḩāfaz̧at)( de| of|) | "
                          r"(Region|Oblast|Province|State|Governorate|Prefecture|County|District|Department|Kray|Krai|"
                          r"Emirate|Canton|Voivodeship|Raion|Municipality)$")


def fold(text):
    decomposed = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(PLAIN.get(c, c) for c in "".join(decomposed).lower())


def key(text):
    return " ".join(re.split(r"[ \-'’.–\"„”‑,`‘ʼʻ()/]+", fold(text))).strip()


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def cities(library):
    """(geonames id, name, region, country, population, latitude, longitude) of each city."""
    geonames = ctypes.CDLL(library)
    glib = ctypes.CDLL("libglib-2.0.so.0")
    geonames.geonames_get_city.restype = ctypes.c_void_p
    glib.g_variant_print.restype = ctypes.c_void_p
    glib.g_variant_print.argtypes = [ctypes.c_void_p, ctypes.c_int]
    row = re.compile(r"\((.*), uint32 (\d+), ([-0-9.e]+), ([-0-9.e]+)\)$")
    text = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
    for i in range(geonames.geonames_get_n_cities()):
        printed = ctypes.string_at(glib.g_variant_print(geonames.geonames_get_city(i), 1)).decode()
        strings, population, latitude, longitude = row.match(printed).groups()
        cells = [re.sub(r"\\(.)", r"\1", a or b) for a, b in text.findall(strings)]
        if cells[4] in ALPHA3:
            yield cells[0], cells[1], cells[3], ALPHA3[cells[4]], int(population), float(latitude), float(longitude)


def translations(path):
    """What a file of GNU gettext says: geonames id -> name."""
    with open(path, "rb") as file:
        data = file.read()
    _, _, count, originals, texts = struct.unpack("<5I", data[:20])

    def at(table, i):
        length, offset = struct.unpack("<2I", data[table + 8 * i:table + 8 * i + 8])
        return data[offset:offset + length].decode()
    return {at(originals, i): at(texts, i) for i in range(count)}


def main():
    library, locale, output = sys.argv[1:]
    other_names = [translations(f"{locale}/{language}/LC_MESSAGES/geonames.mo") for language in ("pl", "en")]
    rows, owners, regions = set(), {}, {}
    for identity, name, region, country, population, latitude, longitude in sorted(
            cities(library), key=lambda city: (-city[4], city[0])):
        place = slug(name)
        if not place:
            continue
        if owners.setdefault(place, identity) != identity:
            place += "-" + country.lower()
            if owners.setdefault(place, identity) != identity:
                place += "-" + identity
        for label in {name, *(names[identity] for names in other_names if identity in names)}:
            rows.add((key(label), f"place/{place}", label, country, f"{latitude:.2f}", f"{longitude:.2f}", population))
        regions.setdefault((region, country), []).append((population, latitude, longitude))
    named = {(row[0], row[3]) for row in rows}
    for (region, country), towns in sorted(regions.items()):
        label = REGION_WORDS.sub("", region).strip()
        weight = sum(town[0] for town in towns)
        # A region that is named like a town of its country is rather the town.
        if not slug(label) or not weight or (key(label), country) in named:
            continue
        place = slug(label) + ("-region" if slug(label) in owners else "")
        if owners.setdefault(place, region + country) != region + country:
            continue
        latitude, longitude = (sum(town[0] * town[n] for town in towns) / weight for n in (1, 2))
        rows.add((key(label), f"place/{place}", label, country, f"{latitude:.2f}", f"{longitude:.2f}", weight))
    with open(output, "w", encoding="utf-8") as file:
        file.write("key\tid\tname\tcountry\tlat\tlon\tpopulation\n")
        for row in sorted(rows, key=lambda row: (row[0].encode(), row)):
            if row[0]:
                file.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main()
