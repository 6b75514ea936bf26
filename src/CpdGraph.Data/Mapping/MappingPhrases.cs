using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>What many mappings say, once.</summary>
internal static class MappingPhrases
{
    /// <summary>The property holds the id of a row that must exist, and that cannot go while this one is there.</summary>
    public static void Refers<TFrom, TTo>(this EntityTypeBuilder<TFrom> builder, string property)
        where TFrom : class
        where TTo : class =>
        builder.HasOne<TTo>().WithMany().HasForeignKey(property).OnDelete(DeleteBehavior.Restrict);

    /// <summary>The row is part of another and goes with it.</summary>
    public static void BelongsTo<TFrom, TTo>(this EntityTypeBuilder<TFrom> builder, string property)
        where TFrom : class
        where TTo : class =>
        builder.HasOne<TTo>().WithMany().HasForeignKey(property).OnDelete(DeleteBehavior.Cascade);

    /// <summary>The last day (or moment) is not before the first.</summary>
    public static void HasDays<TRecord>(this EntityTypeBuilder<TRecord> builder, string table, string first, string last)
        where TRecord : class =>
        builder.HasCheck(table, $"{last}_order", $"{last} >= {first}");

    /// <summary>A condition on columns, in SQL that both engines read. Unknown values pass.</summary>
    public static void HasCheck<TRecord>(this EntityTypeBuilder<TRecord> builder, string table, string name, string condition)
        where TRecord : class =>
        builder.ToTable(of => of.HasCheckConstraint($"ck_{table}_{name}", condition));
}
