package io.atforge.internal.session;

import io.atforge.InvalidArgumentException;
import io.atforge.device.Product;
import io.atforge.dialect.Dialect;
import io.atforge.internal.settings.SessionScripts;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.script.ScriptResource;
import io.atforge.script.ScriptVariable;
import io.atforge.script.Step;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where the scripts of a session come from. Those that the plugin wrote beside the product's code hold the values of the
 * build, for people; a session fills in the family's own, as the values may be others at its site. A script of the
 * project's own is run as it was built, with the values of its site where it leaves them open.
 */
final class ProductScripts {

    private ProductScripts() {}

    /** The scripts of a product on a modem of a family. */
    static Function<String, AtScript> of(Product<?> product, Dialect family) {
        if (product.modem().ownScripts().isEmpty()) {
            return name -> new ScriptResource(product.type(), product.name(), name, family.name()).load();
        }
        SortedMap<String, String> templates = family.scripts(product.platform().transport());
        return name -> AtScriptParser.parse(
                name + ".at",
                own(product, family, name)
                        .or(() -> Optional.ofNullable(templates.get(name)))
                        .orElseThrow(() -> new InvalidArgumentException("modem family " + family.title()
                                + " has no script " + name + " for product " + product.name() + ", whose transport is "
                                + product.platform().transport().id())));
    }

    /** What a project wrote for one family says nothing to another. */
    private static Optional<String> own(Product<?> product, Dialect family, String name) {
        boolean isOwn = product.modem().ownScripts().orElseThrow().contains(name)
                && product.modem().dialect().equals(family.name());
        return isOwn
                ? ProductResource.find(product, "open/" + name + ".at")
                        .or(() -> Optional.of(new ScriptResource(product.type(), product.name(), name).text()))
                : Optional.empty();
    }

    /** A value that a script has written out cannot be another at a site: better said than passed over. */
    static void check(SessionScripts scripts, Product<?> here, boolean isElsewhere, boolean hasOtherAccessPoints) {
        if (isElsewhere && !holds(scripts.connect(), ScriptVariable.HOST)) {
            throw writtenOut(here, "connect", "connects to " + here.platform().endpoint(), "\"${host}\",\"${port}\"");
        }
        if (hasOtherAccessPoints
                && !holds(scripts.attach(), ScriptVariable.ACCESS_POINT)
                && !holds(scripts.attach(), ScriptVariable.APN)) {
            throw writtenOut(
                    here,
                    "attach",
                    "attaches by " + here.modem().accessPoints().get(0).title(),
                    "${accessPoint} or \"${apn}\"");
        }
    }

    /** Who has no way over the host's network needs one over the modem. */
    static void checkHttps(Dialect family) {
        if (family.https().isEmpty()) {
            throw new InvalidArgumentException(
                    "modem family " + family.title() + " has no HTTP client that could ask the"
                            + " platform; ask over the host's network: https(new HostHttps())");
        }
    }

    private static InvalidArgumentException writtenOut(Product<?> here, String script, String what, String reference) {
        return new InvalidArgumentException(
                "the session " + what + ", and the script " + script + " of product " + here.name()
                        + " has another written out; write " + reference + " into it, and build the project anew");
    }

    private static boolean holds(AtScript script, ScriptVariable variable) {
        return script.steps().stream()
                .flatMap(step ->
                        Stream.concat(Stream.of(step.command()), step.data().map(Step.PromptedData::data).stream()))
                .anyMatch(text -> text.contains("${" + variable.id() + "}"));
    }
}
