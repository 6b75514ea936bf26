using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Changes;

/// <summary>Changes of arguments and of input fields.</summary>
internal static class InputChanges
{
    /// <summary>How the codes of a kind of input value are named.</summary>
    private sealed record Codes(string Noun, string Removed, string RequiredAdded, string OptionalAdded, string KindChanged, string DefaultChanged);

    private static readonly Codes OfField =
        new("Argument", "ARG_REMOVED", "REQUIRED_ARG_ADDED", "OPTIONAL_ARG_ADDED", "ARG_CHANGED_KIND", "ARG_DEFAULT_VALUE_CHANGE");

    private static readonly Codes OfDirective = OfField with { Removed = "DIRECTIVE_ARG_REMOVED", RequiredAdded = "REQUIRED_DIRECTIVE_ARG_ADDED" };

    private static readonly Codes OfInputObject =
        new("Input field", "FIELD_REMOVED", "REQUIRED_INPUT_FIELD_ADDED", "OPTIONAL_INPUT_FIELD_ADDED", "FIELD_CHANGED_KIND", "INPUT_FIELD_DEFAULT_VALUE_CHANGE");

    public static void CompareArguments(FieldDefinition before, FieldDefinition after, ChangeReport report) =>
        Compare(OfField, before.Arguments, after.Arguments, report);

    public static void CompareArguments(DirectiveDefinition before, DirectiveDefinition after, ChangeReport report) =>
        Compare(OfDirective, before.Arguments, after.Arguments, report);

    public static void Compare(InputObjectType before, InputObjectType after, ChangeReport report)
    {
        if (!before.IsOneOf && after.IsOneOf)
        {
            report.Breaking("INPUT_BECAME_ONE_OF", after, $"Exactly one field of {after} must be given now.");
        }
        else if (before.IsOneOf && !after.IsOneOf)
        {
            report.Safe("INPUT_NO_LONGER_ONE_OF", after, $"Any fields of {after} may be given now.");
        }

        Compare(OfInputObject, before.Fields, after.Fields, report);
    }

    private static void Compare(
        Codes codes, ImmutableArray<InputValueDefinition> older, ImmutableArray<InputValueDefinition> newer, ChangeReport report)
    {
        var values = NamePairs<InputValueDefinition>.Of(older, newer, value => value.Name);

        foreach (var removed in values.Removed)
        {
            report.Breaking(codes.Removed, removed, $"{codes.Noun} {removed} was removed.");
        }

        foreach (var added in values.Added)
        {
            if (added.IsRequired)
            {
                report.Breaking(codes.RequiredAdded, added, $"{codes.Noun} {added} was added and must be given.");
            }
            else
            {
                report.Dangerous(codes.OptionalAdded, added, $"{codes.Noun} {added} was added; it may be left out.");
            }
        }

        foreach (var (before, after) in values.Kept)
        {
            Compare(codes, before, after, report);
        }
    }

    private static void Compare(Codes codes, InputValueDefinition before, InputValueDefinition after, ChangeReport report)
    {
        if (!TypeReplacement.IsSafeForInput(before.Type, after.Type))
        {
            report.Breaking(codes.KindChanged, after, $"{codes.Noun} {after} has type {after.Type} where it had {before.Type}.");
        }
        else if (before.Type.ToString() != after.Type.ToString())
        {
            report.Safe("INPUT_TYPE_WIDENED", after, $"{codes.Noun} {after} takes {after.Type} where it took {before.Type}.");
        }

        CompareDefaults(codes, before, after, report);
        DescriptionChanges.Compare(after, before.Description, after.Description, report);
        DescriptionChanges.CompareDeprecation(after, before.DeprecationReason, after.DeprecationReason, report);
        DirectiveChanges.CompareApplied(after, before.AppliedDirectives, after.AppliedDirectives, report);
    }

    private static void CompareDefaults(Codes codes, InputValueDefinition before, InputValueDefinition after, ChangeReport report)
    {
        var (old, @new) = (TextOf(before.CoercedDefaultValue), TextOf(after.CoercedDefaultValue));

        if (old == @new)
        {
            return;
        }

        if (after.IsRequired && !before.IsRequired)
        {
            // A non-null type alone is reported as a change of kind; here the type stayed and what filled it went.
            if (before.Type.IsNonNull)
            {
                report.Breaking(codes.DefaultChanged, after, $"{codes.Noun} {after} has no default any more and must be given.");
            }
        }
        else if (old is null)
        {
            report.Safe("DEFAULT_VALUE_ADDED", after, $"{codes.Noun} {after} has the default {@new} now.");
        }
        else
        {
            report.Dangerous(
                codes.DefaultChanged, after, $"{codes.Noun} {after} has {(@new is null ? "no default" : $"the default {@new}")} where it had {old}.");
        }
    }

    private static string? TextOf(ValueNode? value) => value is null ? null : AstPrinter.Print(value);
}
