namespace CpdGraph.GraphQL.Types.Changes;

/// <summary>Changes of a type that both versions have, and have in the same kind.</summary>
internal static class TypeChanges
{
    public static void Compare(NamedType before, NamedType after, ChangeReport report)
    {
        switch (before, after)
        {
            case (FieldsType older, FieldsType newer):
                CompareInterfaces(older, newer, report);
                CompareFields(older, newer, report);
                break;
            case (UnionType older, UnionType newer):
                CompareMembers(older, newer, report);
                break;
            case (EnumType older, EnumType newer):
                CompareValues(older, newer, report);
                break;
            case (InputObjectType older, InputObjectType newer):
                InputChanges.Compare(older, newer, report);
                break;
            case (ScalarType older, ScalarType newer) when older.SpecifiedByUrl != newer.SpecifiedByUrl:
                report.Dangerous("SPECIFIED_BY_CHANGED", newer, $"The values of {newer} are specified elsewhere: {newer.SpecifiedByUrl ?? "nowhere"}.");
                break;
        }

        DescriptionChanges.Compare(after, before.Description, after.Description, report);
        DirectiveChanges.CompareApplied(after, before.AppliedDirectives, after.AppliedDirectives, report);
    }

    private static void CompareInterfaces(FieldsType before, FieldsType after, ChangeReport report)
    {
        var interfaces = NamePairs<InterfaceType>.Of(before.Interfaces, after.Interfaces, type => type.Name);

        foreach (var removed in interfaces.Removed)
        {
            report.Breaking("IMPLEMENTED_INTERFACE_REMOVED", after, $"{after} no longer implements {removed}.");
        }

        foreach (var added in interfaces.Added)
        {
            report.Dangerous("IMPLEMENTED_INTERFACE_ADDED", after, $"{after} implements {added} now: a selection on {added} may meet it.");
        }
    }

    private static void CompareFields(FieldsType before, FieldsType after, ChangeReport report)
    {
        var fields = NamePairs<FieldDefinition>.Of(before.Fields, after.Fields, field => field.Name);

        foreach (var removed in fields.Removed)
        {
            report.Breaking("FIELD_REMOVED", removed, $"Field {removed} was removed.");
        }

        foreach (var added in fields.Added)
        {
            report.Safe("FIELD_ADDED", added, $"Field {added} was added.");
        }

        foreach (var (older, newer) in fields.Kept)
        {
            CompareField(older, newer, report);
        }
    }

    private static void CompareField(FieldDefinition before, FieldDefinition after, ChangeReport report)
    {
        if (!TypeReplacement.IsSafeForOutput(before.Type, after.Type))
        {
            report.Breaking("FIELD_CHANGED_KIND", after, $"Field {after} has type {after.Type} where it had {before.Type}.");
        }
        else if (before.Type.ToString() != after.Type.ToString())
        {
            report.Safe("FIELD_TYPE_NARROWED", after, $"Field {after} gives {after.Type} where it gave {before.Type}.");
        }

        InputChanges.CompareArguments(before, after, report);
        DescriptionChanges.Compare(after, before.Description, after.Description, report);
        DescriptionChanges.CompareDeprecation(after, before.DeprecationReason, after.DeprecationReason, report);
        DirectiveChanges.CompareApplied(after, before.AppliedDirectives, after.AppliedDirectives, report);
    }

    private static void CompareMembers(UnionType before, UnionType after, ChangeReport report)
    {
        var members = NamePairs<ObjectType>.Of(before.Members, after.Members, type => type.Name);

        foreach (var removed in members.Removed)
        {
            report.Breaking("TYPE_REMOVED_FROM_UNION", after, $"{removed} is no longer a member of {after}.");
        }

        foreach (var added in members.Added)
        {
            report.Dangerous("TYPE_ADDED_TO_UNION", after, $"{added} is a member of {after} now: a client may not expect it.");
        }
    }

    private static void CompareValues(EnumType before, EnumType after, ChangeReport report)
    {
        var values = NamePairs<EnumValueDefinition>.Of(before.Values, after.Values, value => value.Name);

        foreach (var removed in values.Removed)
        {
            report.Breaking("VALUE_REMOVED_FROM_ENUM", $"{before}.{removed.Name}", $"Value {before}.{removed.Name} was removed.");
        }

        foreach (var added in values.Added)
        {
            report.Dangerous("VALUE_ADDED_TO_ENUM", $"{after}.{added.Name}", $"Value {after}.{added.Name} was added: a client may not expect it.");
        }

        foreach (var (older, newer) in values.Kept)
        {
            var coordinate = $"{after}.{newer.Name}";

            DescriptionChanges.Compare(coordinate, older.Description, newer.Description, report);
            DescriptionChanges.CompareDeprecation(coordinate, older.DeprecationReason, newer.DeprecationReason, report);
            DirectiveChanges.CompareApplied(coordinate, older.AppliedDirectives, newer.AppliedDirectives, report);
        }
    }
}
