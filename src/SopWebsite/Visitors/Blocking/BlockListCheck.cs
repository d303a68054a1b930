using SopWebsite.Languages;

namespace SopWebsite.Visitors.Blocking;

/// <summary>What came of a check of a block list by the program it is for.</summary>
public enum BlockListCheckState
{
    /// <summary>It was not checked: the program is not here, or may not do it.</summary>
    Unchecked,

    /// <summary>The program takes it.</summary>
    Passed,

    /// <summary>The program refuses it.</summary>
    Failed,
}

/// <summary>A check of a block list by the program it is for.</summary>
public sealed record BlockListCheck
{
    /// <summary>What came of it.</summary>
    public BlockListCheckState State { get; init; }

    /// <summary>The command that checked, such as <c>nginx -t</c>; null where there was none.</summary>
    public string? Tool { get; init; }

    /// <summary>What it said, or why nothing was checked; null where there is nothing to say.</summary>
    public Phrase? Remark { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => string.Join(
        " ", new[] { State.ToString(), Tool is null ? null : "(" + Tool + ")", Remark?.ToString() }.Where(part => part is not null));

    /// <summary>A list that was not checked.</summary>
    public static BlockListCheck Not(string english, string indonesian) => new() { Remark = new Phrase(english, indonesian) };
}

/// <summary>Has block lists checked by the programs they are for, where these are installed. The system is never changed.</summary>
public interface IBlockListChecker
{
    /// <summary>Checks a list.</summary>
    /// <param name="format">The program.</param>
    /// <param name="text">The list's text.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    BlockListCheck Check(BlockListFormat format, string text, CancellationToken cancellation);
}
