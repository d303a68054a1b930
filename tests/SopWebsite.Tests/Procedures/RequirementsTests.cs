using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Procedures;

namespace SopWebsite.Tests.Procedures;

/// <summary>Requirements (kelengkapan) at a step's start and outputs at its end: never refused, never forgotten.</summary>
public sealed class RequirementsTests : RunsTestBase
{
    private static readonly SopProcedure Three = TestProcedures.Five with
    {
        Activities =
        [
            TestProcedures.Activity(1, "1 jam", null) with { Requirements = ["Akses server", "Invoice"], Output = "Laporan" },
            TestProcedures.Activity(2, "1 jam", null) with { Requirements = ["laporan", "Data"], Output = "Solusi" },
            TestProcedures.Activity(3, "1 jam", null) with { Requirements = ["Solusi"] },
        ],
    };

    [Fact]
    public void WhatIsNotVouchedForIsMissingAndStopsNobody()
    {
        var step = Start("akses SERVER ").ActiveStep!;

        Assert.True(step.RequirementsChecked);
        Assert.Equal(["Invoice"], step.RequirementsMissing);
        Assert.Equal("belum lengkap: Invoice", step.Shortfall!.Indonesian);
        Assert.Equal("kelengkapan 1 belum ada: Invoice", _register.Log.Read().Single().FollowUp);
        Assert.Equal(["Invoice"], _runs.Complete(step.Run, 1, new() { Output = "ND-1" }).Steps[0].RequirementsMissing);
    }

    [Fact]
    public void AllAreMetByOneWordAndNoneByNone()
    {
        Assert.Empty(Start("*").ActiveStep!.RequirementsMissing);
        Assert.Equal(["Akses server", "Invoice"], Start().ActiveStep!.RequirementsMissing);
    }

    [Fact]
    public void WhenNobodyLookedNothingIsKnownToBeMissing()
    {
        var step = _runs.Start(Request() with { Procedure = Three }).ActiveStep!;

        Assert.False(step.RequirementsChecked);
        Assert.Empty(step.RequirementsMissing);
        Assert.Null(step.Shortfall);
    }

    [Fact]
    public void WhatAnEarlierStepBroughtForthIsMet()
    {
        var id = Start("*").Id;

        var second = _runs.Complete(id, 1, new() { Output = "ND-1", Requirements = [] }).ActiveStep!;
        Assert.Equal(["Data"], second.RequirementsMissing);
        // The second step leaves nothing, so the third has nothing to begin with.
        var third = _runs.Complete(id, 2, new() { Requirements = [] });

        Assert.Equal((true, "tanpa output"), (third.Steps[1].OutputMissing, third.Steps[1].Shortfall!.Indonesian[^"tanpa output".Length..]));
        Assert.Equal(["Solusi"], third.ActiveStep!.RequirementsMissing);
        Assert.Equal("kelengkapan 3 belum ada: Solusi", _register.Log.Read().Last().FollowUp);
    }

    [Fact]
    public void AnOutputIsAWordANoteOrAFile()
    {
        File.WriteAllText(_folder["surat.txt"], "surat");
        Assert.False(Completed(new() { Output = "ND-1" }).OutputMissing);
        Assert.False(Completed(new() { Note = "sudah" }).OutputMissing);
        Assert.False(Completed(new() { Evidence = [_folder["surat.txt"]] }).OutputMissing);
        Assert.True(Completed(new() { Output = " " }).OutputMissing);
        Assert.Equal("ND-1", Completed(new() { Output = "ND-1" }).Output);
        Assert.Equal("output: ND-1", _register.Log.Read().Last(entry => entry.Event == EscalationEvent.ActivityCompleted).FollowUp);
    }

    [Fact]
    public void AStepWithoutAnOutputInTheProcedureMayLeaveNothing()
    {
        var id = _runs.Start(Request() with { Procedure = Three, FirstActivity = 3 }).Id;

        Assert.False(_runs.Complete(id, 3, new()).Steps[0].OutputMissing);
    }

    [Fact]
    public void ANameThatTheActivityDoesNotHaveIsRefusedBeforeAnythingIsWritten()
    {
        Assert.Equal("SopRequirementUnknown", Assert.Throws<SopException>(() => Start("Akses servr")).Id);
        Assert.Empty(_runs.Find());
        var id = Start("*").Id;
        var refused = Assert.Throws<SopException>(() => _runs.Complete(id, 1, new() { Requirements = ["Invoice"] }));
        Assert.Contains("laporan; Data", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, _runs.Get(id).ActiveStep!.Activity);
        _runs.Complete(id, 1, new());
        _runs.Complete(id, 2, new());
        Assert.Equal("SopRequirementUnknown", Assert.Throws<SopException>(() => _runs.Complete(id, 3, new() { Requirements = ["Data"] })).Id);
        Assert.Equal(SopRunState.Completed, _runs.Complete(id, 3, new() { Requirements = SopRequirements.All }).State);
    }

    private SopRun Start(params string[] met) => _runs.Start(Request() with { Procedure = Three, Requirements = met });

    private SopRunStep Completed(SopCompletion completion) => _runs.Complete(Start("*").Id, 1, completion).Steps[0];
}
