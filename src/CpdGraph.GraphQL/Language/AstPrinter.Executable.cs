namespace CpdGraph.GraphQL.Language;

public static partial class AstPrinter
{
    private static string PrintOperation(OperationDefinitionNode operation)
    {
        var keyword = OperationTypeNames.KeywordOf(operation.Operation);
        var variables = operation.Variables.Select(PrintVariable).ToArray();
        var list = Array.Exists(variables, variable => variable.Contains('\n', StringComparison.Ordinal))
            ? Wrap("(\n", string.Join('\n', variables), "\n)")
            : Wrap("(", string.Join(", ", variables), ")");
        var head = Words(keyword, (operation.Name?.Value ?? "") + list, PrintDirectives(operation.Directives));
        var prefix = PrintDescription(operation.Description) + head;

        // What says no more than "query" is printed in the short form.
        return prefix == "query" ? PrintSelections(operation.SelectionSet) : $"{prefix} {PrintSelections(operation.SelectionSet)}";
    }

    private static string PrintVariable(VariableDefinitionNode variable) =>
        PrintDescription(variable.Description)
        + $"${variable.Variable.Name.Value}: {Print(variable.Type)}"
        + Wrap(" = ", variable.DefaultValue is { } value ? Print(value) : "")
        + Wrap(" ", PrintDirectives(variable.Directives));

    private static string PrintFragment(FragmentDefinitionNode fragment) =>
        PrintDescription(fragment.Description)
        + $"fragment {fragment.Name.Value} on {fragment.TypeCondition.Name.Value} "
        + Wrap("", PrintDirectives(fragment.Directives), " ")
        + PrintSelections(fragment.SelectionSet);

    private static string PrintSelections(SelectionSetNode set) => Block(set.Selections.Select(PrintSelection));

    private static string PrintSelection(SelectionNode selection) => selection switch
    {
        FieldNode field => PrintField(field),
        FragmentSpreadNode spread => $"...{spread.Name.Value}{Wrap(" ", PrintDirectives(spread.Directives))}",
        InlineFragmentNode fragment => Words(
            "...",
            Wrap("on ", fragment.TypeCondition?.Name.Value ?? ""),
            PrintDirectives(fragment.Directives),
            PrintSelections(fragment.SelectionSet)),
        _ => throw new ArgumentException($"No way to print {selection.GetType().Name}.", nameof(selection)),
    };

    private static string PrintField(FieldNode field)
    {
        var prefix = Wrap("", field.Alias?.Value ?? "", ": ") + field.Name.Value;
        var arguments = field.Arguments.Select(PrintArgument).ToArray();
        var line = Wrap("(", string.Join(", ", arguments), ")");
        var list = prefix.Length + line.Length > LineLength ? Wrap("(\n", Indented(string.Join('\n', arguments)), "\n)") : line;

        return prefix + list + Wrap(" ", PrintDirectives(field.Directives)) + Wrap(" ", field.SelectionSet is { } set ? PrintSelections(set) : "");
    }
}
