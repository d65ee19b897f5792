package io.daybook.sandbox.intacct;

/**
 * What a function is told whose control id was done already, with {@code uniqueid} true: nobody outside Sage knows (Intacct reference 5, 10).
 *
 * @param number its {@code errorno}
 * @param sentence its {@code description2}; {@code {id}} stands for the control id
 */
public record RepeatRefusal(String number, String sentence) {
    /** Our own sentence, with the number of what could not be processed. */
    public static final RepeatRefusal USUAL =
            new RepeatRefusal("XL03000009", "The function with the control ID '{id}' was already executed.");

    /** The sentence for that control id. */
    public String text(String controlId) {
        return sentence.replace("{id}", controlId);
    }
}
