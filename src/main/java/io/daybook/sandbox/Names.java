package io.daybook.sandbox;

import java.util.List;

/** Names of companies and people in the languages of the group's customers. Immutable. */
public final class Names {
    private static final List<String> FRENCH_KIND = List.of(
            "Société", "Établissements", "Groupe", "Ateliers", "Compagnie", "Coopérative", "Maison", "Imprimerie");
    private static final List<String> FRENCH_NAME = List.of(
            "Générale d'Énergie",
            "Lefèvre & Fils",
            "du Pré-Vert",
            "Bœuf d'Aubrac",
            "des Forêts d'Île-de-France",
            "Hervé-Duçon",
            "de l'Océan",
            "\"La Ruche\"",
            "Noël Garçon",
            "Saint-Étienne Métaux");
    private static final List<String> FRENCH_FORM = List.of(" SAS", " SARL", " SA", "");
    private static final List<String> ENGLISH_KIND =
            List.of("Harbour", "Blackwood", "O'Neill", "Northern", "Silver Birch", "Smith & Wesley", "Bay Area");
    private static final List<String> ENGLISH_NAME = List.of(
            " Logistics Inc.", " Foods LLC", " Partners LLP", " Energy Ltd", " \\ Sons plc", " <Digital> Corp.");
    private static final List<String> GERMAN = List.of(
            "Müller & Söhne GmbH",
            "Straßenbau Weiß AG",
            "Bäckerei Jäger e.K.",
            "Köln Maschinen GmbH & Co. KG",
            "Größner Überseehandel mbH");
    private static final List<String> JAPANESE = List.of("株式会社山田製作所", "日本電算株式会社", "東京商事有限会社", "北海道食品株式会社", "𠮷野家具株式会社");
    private static final List<String> CHINESE = List.of("上海晨星科技有限公司", "深圳市南山电子厂", "北京长城贸易有限公司");
    private static final List<String> ARABIC = List.of("شركة النور للتجارة", "مجموعة الخليج القابضة", "مؤسسة الياسمين");
    private static final List<String> GREEK =
            List.of("Ελληνικά Λιπάσματα ΑΕ", "Αθηναϊκή Ζυθοποιία", "Κρητικές Γεύσεις ΟΕ");
    private static final List<String> OTHER = List.of(
            "Łódź Budownictwo Sp. z o.o.",
            "İstanbul Çelik A.Ş.",
            "Кафе «Пушкин» ООО",
            "🚀 Rocket Apps",
            "Žalgiris, UAB");
    private static final List<String> FIRST = List.of(
            "Zoé",
            "Jean-François",
            "Aïcha",
            "Hélène",
            "Søren",
            "Mary",
            "Patrick",
            "太郎",
            "محمد",
            "Νίκος",
            "José",
            "Anaïs");
    private static final List<String> LAST = List.of(
            "Lemaître",
            "O'Brien",
            "D'Angelo",
            "Nguyễn",
            "山田",
            "الفاسي",
            "Παπαδόπουλος",
            "Müller",
            "de la Cruz",
            "Noël",
            "Test");

    /**
     * A company of that country.
     *
     * @param country ISO 3166 code; those without names of their own get French ones
     */
    public String company(String country, Chance chance) {
        if (chance.perMille(60)) {
            return chance.pick(chance.perMille(500) ? OTHER : GREEK);
        }
        return switch (country) {
            case "US", "GB" -> chance.pick(ENGLISH_KIND) + chance.pick(ENGLISH_NAME);
            case "DE" -> chance.pick(GERMAN);
            case "JP" -> chance.pick(chance.perMille(700) ? JAPANESE : CHINESE);
            case "TN" -> chance.perMille(600) ? chance.pick(ARABIC) : french(chance);
            default -> french(chance);
        };
    }

    /** Of any country. */
    public String firstName(Chance chance) {
        return chance.pick(FIRST);
    }

    /** Of any country. */
    public String lastName(Chance chance) {
        return chance.pick(LAST);
    }

    private static String french(Chance chance) {
        return chance.pick(FRENCH_KIND) + " " + chance.pick(FRENCH_NAME) + chance.pick(FRENCH_FORM);
    }
}
