namespace CpdGraph.Domain;

/// <summary>Which cell of a cube: the code of its value in each dimension, and in the one that a filter narrows. Unused places hold <see cref="All"/>.</summary>
internal readonly record struct CubeKey(int First, int Second, int Third, int Filter)
{
    /// <summary>Stands for all values of a dimension.</summary>
    public const int All = int.MinValue;

    /// <summary>Stands for having no value.</summary>
    public const int None = -1;

    public static CubeKey Everything { get; } = new(All, All, All, All);

    /// <summary>The code in one of the first three places, or in the filter's, which is the fourth.</summary>
    public int this[int place] => place switch { 0 => First, 1 => Second, 2 => Third, _ => Filter };

    public CubeKey With(int place, int code) => place switch
    {
        0 => this with { First = code },
        1 => this with { Second = code },
        2 => this with { Third = code },
        _ => this with { Filter = code },
    };
}
