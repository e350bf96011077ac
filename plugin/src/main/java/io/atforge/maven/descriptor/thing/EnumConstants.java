package io.atforge.maven.descriptor.thing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.atforge.maven.descriptor.thing.ValueType.EnumConstant;
import io.atforge.maven.naming.ConstantName;
import io.atforge.maven.thing.ThingType.Constant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Names the constants of an enum: by their texts where those are Latin, else by their numbers. */
final class EnumConstants {

    /** The platform has at most 20 characters; some more are as good for a name. */
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9 _./-]{0,39}");

    private static final String BY_NUMBER = "VALUE_";

    private EnumConstants() {}

    static List<EnumConstant> of(List<Constant> constants) {
        Map<String, Long> names = constants.stream().collect(groupingBy(EnumConstants::byText, counting()));
        return constants.stream()
                .map(constant -> new EnumConstant(
                        names.get(byText(constant)) == 1 ? byText(constant) : byNumber(constant.code()), constant))
                .toList();
    }

    private static String byText(Constant constant) {
        String name = LATIN.matcher(constant.text()).matches() ? ConstantName.of(constant.text()) : BY_NUMBER;
        return name.startsWith(BY_NUMBER) ? byNumber(constant.code()) : name;
    }

    private static String byNumber(int code) {
        return code < 0 ? BY_NUMBER + "MINUS_" + -(long) code : BY_NUMBER + code;
    }
}
