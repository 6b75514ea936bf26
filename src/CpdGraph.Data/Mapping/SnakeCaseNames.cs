using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CpdGraph.Data;

/// <summary>Names tables, columns, keys and indexes in snake_case. A table has the singular name of its record.</summary>
internal static class SnakeCaseNames
{
    private const string RowSuffix = "Row";

    public static void Give(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase.Of(TableOf(entity.ClrType.Name)));
            NameColumns(entity, "");
        }

        // Names of keys and indexes are made of the names above, so they come afterwards.
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var key in entity.GetKeys())
            {
                key.SetName(SnakeCase.Of(key.GetDefaultName()!));
            }

            foreach (var foreignKey in entity.GetForeignKeys())
            {
                foreignKey.SetConstraintName(SnakeCase.Of(foreignKey.GetDefaultName()!));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(SnakeCase.Of(index.GetDefaultDatabaseName()!));
            }
        }
    }

    private static string TableOf(string record) =>
        record.EndsWith(RowSuffix, StringComparison.Ordinal) ? record[..^RowSuffix.Length] : record;

    // A part of a complex value is named after the way to it: delivery_mode, price_amount_pence.
    private static void NameColumns(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties())
        {
            property.SetColumnName(prefix + SnakeCase.Of(property.Name));
        }

        // As deep as complex values nest in the records: a type never holds itself.
        foreach (var complex in type.GetDeclaredComplexProperties())
        {
            NameColumns(complex.ComplexType, $"{prefix}{SnakeCase.Of(complex.Name)}_");
        }
    }
}
