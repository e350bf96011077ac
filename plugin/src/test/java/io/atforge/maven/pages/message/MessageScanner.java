package io.atforge.maven.pages.message;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Finds texts in one file. A sum of texts and values is one text. */
final class MessageScanner extends TreePathScanner<Void, Void> {

    /** What goes to these is compared or cut, or names a thread; debug lines are for those who read the code. */
    private static final Pattern NO_MESSAGE = Pattern.compile(
            "(.*\\.)?(compile|matches|replaceAll|replaceFirst|startsWith"
                    + "|endsWith|equals|contains|split|ofPattern|appendPattern|debug|trace|getResourceAsStream|forName)");

    private static final Pattern NO_TEXT =
            Pattern.compile("Thread|DefaultThreadFactory|SchedulerThread|DialectKey|Action\\.Kind|Kind");

    /** These say something also in one word. */
    private static final Pattern SURELY_MESSAGE = Pattern.compile(
            "(.*\\.)?(problem|mistake|malformed|error|warn|refused|Failed|Skipped|(problems|violations)\\.add)|.*Exception(\\.at\\w+)?");

    private final CompilationUnitTree file;
    private final Trees trees;
    private final Consumer<MessageText> found;

    MessageScanner(CompilationUnitTree file, Trees trees, Consumer<MessageText> found) {
        this.file = file;
        this.trees = trees;
        this.found = found;
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        return method.getName().contentEquals("toString") ? null : super.visitMethod(method, null);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
        if (isText(literal)) {
            take(literal);
        }
        return null;
    }

    @Override
    public Void visitBinary(BinaryTree sum, Void nothing) {
        if (!isText(sum)) {
            return super.visitBinary(sum, null);
        }
        take(sum);
        scanValues(sum);
        return null;
    }

    private void scanValues(Tree part) {
        Tree bare = bare(part);
        if (bare instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            scanValues(sum.getLeftOperand());
            scanValues(sum.getRightOperand());
        } else if (!(bare instanceof LiteralTree)) {
            scan(bare, null);
        }
    }

    private void take(Tree tree) {
        String call = call();
        if (NO_MESSAGE.matcher(call).matches() || NO_TEXT.matcher(call).matches()) {
            return;
        }
        found.accept(MessageText.of(
                template(tree), place(tree), SURELY_MESSAGE.matcher(call).matches() ? 1 : 3));
    }

    /** What the text is given to, as far as it goes there as it is. */
    private String call() {
        TreePath inside = getCurrentPath();
        for (TreePath path = inside.getParentPath(); path != null; inside = path, path = path.getParentPath()) {
            if (path.getLeaf() instanceof NewClassTree created) {
                return created.getIdentifier().toString();
            }
            if (path.getLeaf() instanceof MethodInvocationTree called) {
                String name = called.getMethodSelect().toString();
                if (called.getMethodSelect() != inside.getLeaf()
                        || !name.matches("(?s).*\\.(formatted|strip|stripTrailing)")) {
                    return name.replaceAll("(?s)^.*\\)(?=\\.)", "…");
                }
            }
        }
        return "";
    }

    private String place(Tree tree) {
        long line = file.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(file, tree));
        return MessageSources.ROOT.relativize(
                        java.nio.file.Path.of(file.getSourceFile().getName())) + ":" + line;
    }

    private static String template(Tree tree) {
        Tree bare = bare(tree);
        if (bare instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            return text;
        }
        if (bare instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return template(sum.getLeftOperand()) + template(sum.getRightOperand());
        }
        return "…";
    }

    private static boolean isText(Tree tree) {
        Tree bare = bare(tree);
        if (bare instanceof LiteralTree literal) {
            return literal.getValue() instanceof String;
        }
        return bare instanceof BinaryTree sum
                && sum.getKind() == Tree.Kind.PLUS
                && (isText(sum.getLeftOperand()) || isText(sum.getRightOperand()));
    }

    private static Tree bare(Tree tree) {
        return tree instanceof ParenthesizedTree inner ? bare(inner.getExpression()) : tree;
    }
}
