package dev.triage.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds e-mail addresses, phone numbers, IP addresses, hosts and customers in one pass over a text. */
final class PersonalData {

    static final String EMAIL = "email";
    static final String PHONE = "phone";
    static final String IP = "ip";
    static final String HOST = "host";
    static final String CUSTOMER = "customer";

    private final NamedThings names;

    PersonalData(RedactionPatterns patterns) {
        this.names = new NamedThings(patterns);
    }

    /** What stands for a value that cannot be told from others of its kind. */
    static String unnumbered(String kind) {
        return "<" + kind + ">";
    }

    /** The form that all spellings of a value share. */
    static String canonical(String kind, String original) {
        return switch (kind) {
            case PHONE -> PhoneNumbers.canonical(original);
            case IP -> IpAddresses.canonical(original);
            case EMAIL -> Emails.canonical(original);
            default -> original.toLowerCase(Locale.ROOT);
        };
    }

    /** In order, without overlaps. */
    List<Personal> find(String text) {
        List<Personal> found = new ArrayList<>();
        int taken = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            Personal here = at(text, i, taken);
            if (here == null) {
                continue;
            }
            while (!found.isEmpty() && found.getLast().end() > here.start()) {
                found.removeLast(); // an address holds the host or the customer that was seen in it
            }
            found.add(here);
            taken = here.end();
            i = here.end() - 1;
        }
        return found;
    }

    private @Nullable Personal at(String text, int i, int taken) {
        char c = text.charAt(i);
        if (c == '@' || c == '%' || c == '[' || c == '(' || c == '\\') {
            Personal email = Emails.at(text, i, taken);
            if (email != null || c != '(') {
                return email;
            }
        }
        if (c == '+' || c == '(') {
            return PhoneNumbers.at(text, i);
        }
        if (c == ':') {
            return IpAddresses.version6(text, i, taken);
        }
        boolean digit = c >= '0' && c <= '9';
        if (digit && (i == 0 || !isDigit(text.charAt(i - 1)))) {
            Personal ip = IpAddresses.version4(text, i);
            if (ip == null) {
                ip = PhoneNumbers.at(text, i);
            }
            if (ip != null) {
                return ip;
            }
        }
        boolean begins = NamedThings.isNamePart(c) && c != '-' && c != '.'
                && (i == 0 || !NamedThings.isNamePart(text.charAt(i - 1)) || Boundary.afterEscape(text, i));
        return begins || c >= 0x4e00 && c <= 0x9fff ? names.at(text, i) : null;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
