using System;
using DdbCrossAccount.Core.Sandboxes;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Sandboxes;

public sealed class SandboxArgumentsTests
{
    [Fact]
    public void From_NoOptions_HoldsItByStandardInputOnAFreePort() =>
        Assert.Equal(["--parent-stdin", "--port", "0"], SandboxArguments.From(new SandboxStartOptions()));

    [Fact]
    public void From_AllOptions_WritesEach()
    {
        var options = new SandboxStartOptions
        {
            Port = 8000,
            ExportDuration = TimeSpan.FromSeconds(1.5),
            ImportDuration = TimeSpan.FromMinutes(2),
            ClockRate = 60.25,
            RestorableLag = TimeSpan.FromSeconds(10),
            SetupPath = "setup.json",
            Capacity = "enforced",
            FaultPath = "faults.json",
            WorstFormPath = "worst-forms.json",
            Latency = TimeSpan.FromMilliseconds(5),
            Seed = 7,
            AccountIds = ["111111111111", "333333333333"],
            Region = "us-east-1",
        };

        Assert.Equal(
            "--parent-stdin --port 8000 --export-seconds 1.5 --import-seconds 120 --clock-rate 60.25 --restorable-lag-seconds 10 "
                + "--setup setup.json --capacity enforced --faults faults.json --worst-forms worst-forms.json --latency-ms 5 --seed 7 --accounts 111111111111,333333333333 --region us-east-1",
            string.Join(' ', SandboxArguments.From(options)));
    }
}
