using System.Collections.Immutable;

namespace CpdGraph.Data;

/// <summary>A table as <see cref="PersonalData"/> describes it.</summary>
/// <param name="record">The record that a row is.</param>
/// <param name="section">Its name in the export of one's own record.</param>
/// <param name="owners">
/// Properties that hold whose row it is, the first one being the person whom it is about. Empty for tables that are about nobody.
/// </param>
public sealed class PersonalTable(Type record, string section, ImmutableArray<string> owners)
{
    /// <summary>The record that a row is.</summary>
    public Type Record => record;

    /// <summary>Its name in the export of one's own record.</summary>
    public string Section => section;

    /// <summary>Properties that hold whose row it is.</summary>
    public ImmutableArray<string> Owners => owners;

    /// <summary>Its personal texts. A column is in it twice when it is erased by two rules.</summary>
    public ImmutableArray<PersonalColumn> Personal { get; private set; } = [];

    /// <summary>Its texts that say nothing of a person.</summary>
    public ImmutableArray<string> NotPersonal { get; private set; } = [];

    /// <summary>Whether rows of an erased person go wholly.</summary>
    public bool GoesWholly { get; private set; }

    /// <summary>Whether names of others in a row are kept from the person whom it is about.</summary>
    public bool HidesOthers { get; private set; }

    /// <summary>Texts about the person whose row it is.</summary>
    public PersonalTable Holds(Erasing erasing, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            Personal = Personal.Add(new(column, Owners[0], erasing));
        }

        return this;
    }

    /// <summary>The name of an account that another property names by its id.</summary>
    public PersonalTable Names(string column, string by) => With(new(column, by, Erasing.Alias));

    /// <summary>A name that somebody typed, which may be their own.</summary>
    public PersonalTable MayName(string column, string by) => With(new(column, by, Erasing.OwnName));

    /// <summary>Texts that say nothing of a person.</summary>
    public PersonalTable Else(params ReadOnlySpan<string> columns)
    {
        NotPersonal = [.. NotPersonal, .. columns];
        return this;
    }

    /// <summary>Rows of an erased person go wholly.</summary>
    public PersonalTable Goes()
    {
        GoesWholly = true;
        return this;
    }

    /// <summary>Names of others in a row are kept from the person whom it is about.</summary>
    public PersonalTable HidesOthersNames()
    {
        HidesOthers = true;
        return this;
    }

    private PersonalTable With(PersonalColumn column)
    {
        Personal = Personal.Add(column);
        return this;
    }
}
