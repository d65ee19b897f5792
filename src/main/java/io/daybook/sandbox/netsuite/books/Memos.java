package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Chance;
import java.util.List;

/** What people write into memo fields: mostly a few words, sometimes what breaks a reader. Immutable. */
final class Memos {
    /** Longest memo of a header and of a line, in characters. */
    private static final int LONGEST_HEADER = 999;

    private static final int LONGEST_LINE = 3990;
    private static final List<String> PLAIN = List.of(
            "Renouvellement annuel",
            "Selon devis accepté",
            "Monthly fee",
            "Abonnement, période en cours",
            "Bon de commande reçu",
            "Leistungszeitraum laut Vertrag",
            "月額利用料",
            "Additional seats");
    private static final List<String> AWKWARD = List.of(
            "L'entretien d'été, \"clé en main\"",
            "colonne\tsuivante\tici",
            "première ligne\nseconde ligne\r\ntroisième",
            "🎉 Bienvenue 👩‍💻 𠮷 déjà vu",
            "C:\\contrats\\2025\\avenant.pdf \\n n'est pas un saut",
            "'; DROP TABLE invoice; --",
            "{{amount}} ${memo} %s {0}",
            "<b>gras</b> & \"cité\" &amp; ]]>",
            "رسوم الاشتراك الشهري",
            "=SUM(A1:A9)\u00a0\u200bfin\u2028ligne");

    String header(Chance chance) {
        return memo(chance, 350, LONGEST_HEADER);
    }

    String line(Chance chance) {
        return memo(chance, 700, LONGEST_LINE);
    }

    private static String memo(Chance chance, int perMille, int longest) {
        if (!chance.perMille(perMille)) {
            return null;
        }
        if (chance.perMille(25)) {
            return chance.pick(AWKWARD);
        }
        if (chance.perMille(1)) {
            String sentence = chance.pick(PLAIN) + " (détail joint) ; ";
            return sentence.repeat(longest / sentence.length() + 1).substring(0, longest);
        }
        return chance.pick(PLAIN);
    }
}
