using System.Collections.Generic;
using DdbCrossAccount.CdcFunction.Settings;
using DdbCrossAccount.Core.Accounts;
using Xunit;

namespace DdbCrossAccount.CdcFunction.Tests.Settings;

public sealed class FunctionSettingsTests
{
    private readonly Table _environment = new()
    {
        ["DDB_CDC_LEDGER_TABLE"] = "arn:aws:dynamodb:eu-central-1:222222222222:table/ledger",
        ["DDB_CDC_WRITER_ROLE_ARN"] = "arn:aws:iam::222222222222:role/writer",
        ["DDB_CDC_WRITER_EXTERNAL_ID"] = "external",
        ["AWS_REGION"] = "eu-west-1",
        ["AWS_ACCESS_KEY_ID"] = "AKIA",
        ["AWS_SECRET_ACCESS_KEY"] = "secret",
        ["AWS_SESSION_TOKEN"] = "token",
    };

    [Fact]
    public void Read_OfAll_TakesTheTargetsRegionFromTheLedger()
    {
        FunctionSettings settings = FunctionSettings.Read(_environment);

        Assert.Equal(("eu-west-1", "eu-central-1"), (settings.Region, settings.TargetRegion));
        Assert.Equal(("arn:aws:iam::222222222222:role/writer", "external"), (settings.WriterRoleArn, settings.WriterExternalId));
        Assert.Equal("FunctionSettings", settings.ToString());
    }

    [Theory]
    [InlineData("DDB_CDC_LEDGER_TABLE")]
    [InlineData("AWS_REGION")]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    public void Read_WithoutOne_NamesIt(string name)
    {
        _environment.Remove(name);

        SettingException told = Assert.Throws<SettingException>(() => FunctionSettings.Read(_environment));

        Assert.Equal($"The environment variable {name} is not set.", told.Message);
    }

    [Fact]
    public void Read_OfALedgerThatIsNoArn_SaysSo()
    {
        _environment["DDB_CDC_LEDGER_TABLE"] = "ledger";

        SettingException told = Assert.Throws<SettingException>(() => FunctionSettings.Read(_environment));

        Assert.Equal("The environment variable DDB_CDC_LEDGER_TABLE is not the ARN of a table.", told.Message);
    }

    private sealed class Table : Dictionary<string, string>, IEnvironmentSettings
    {
        public string? Read(string name) => this.GetValueOrDefault(name);
    }
}
