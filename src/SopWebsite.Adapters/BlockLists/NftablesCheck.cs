using SopWebsite.Visitors.Blocking;

namespace SopWebsite.Adapters.BlockLists;

/// <summary>nft's own check of a list. It asks the kernel, so it needs an administrator's rights, or a network namespace of its own.</summary>
internal static class NftablesCheck
{
    private const string Tool = "nft -c";

    /// <summary>What nft says where the kernel does not let it ask.</summary>
    private static readonly string[] Refusals =
        ["Operation not permitted", "Protocol not supported", "netlink socket", "cache initialization failed", "Permission denied", "unshare failed"];

    public static BlockListCheck Of(CheckFolder folder, CancellationToken cancellation)
    {
        if (ToolRun.Find("nft") is not { } program) return BlockListChecker.Missing("nft");
        var run = ToolRun.Of(program, ["-c", "-f", folder.List], cancellation);
        if (IsRefused(run) && ToolRun.Find("unshare") is { } unshare)
            run = ToolRun.Of(unshare, ["--user", "--map-root-user", "--net", program, "-c", "-f", folder.List], cancellation);
        return IsRefused(run)
            ? BlockListCheck.Not(
                "nft may not ask the kernel: run it as an administrator", "nft tidak diizinkan bertanya ke kernel: jalankan sebagai administrator")
            : BlockListChecker.Of(Tool, run);
    }

    private static bool IsRefused(ToolRun run) => run.Exit != 0 && Array.Exists(Refusals, text => run.Said.Contains(text));
}
