using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Sandboxes;

public sealed class SandboxAnnouncementTests
{
    private const string Source = """{"accountId":"111111111111","accessKey":"AKIA1","secretKey":"s1","region":"eu-west-1"}""";
    private const string Target = """{"accountId":"222222222222","accessKey":"AKIA2","secretKey":"s2","region":"eu-west-1"}""";

    [Fact]
    public void Parse_WholeLine_GivesEndpointAccountsAndBucket()
    {
        SandboxAnnouncement announcement = SandboxAnnouncement.Parse(
            $$"""{"endpoint":"http://127.0.0.1:1","accounts":[{{Source}},{{Target}}],"s3Bucket":"b","functionRoleArn":"f","writerRoleArn":"w","new":1}""", "a.dll");

        Assert.Equal("http://127.0.0.1:1", announcement.Endpoint);
        Assert.Equal("b", announcement.S3Bucket);
        Assert.Equal(("f", "w"), (announcement.FunctionRoleArn, announcement.WriterRoleArn));
        Assert.Equal(new SandboxAccountKeys("111111111111", "AKIA1", "s1", "eu-west-1"), announcement.Accounts[0]);
        Assert.Equal(new SandboxAccountKeys("222222222222", "AKIA2", "s2", "eu-west-1"), announcement.Accounts[1]);
    }

    [Theory]
    [InlineData("Now listening on http://127.0.0.1:1")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"endpoint":null,"accounts":[],"s3Bucket":"b","functionRoleArn":"f","writerRoleArn":"w"}""")]
    [InlineData("""{"endpoint":"http://127.0.0.1:1","accounts":{},"s3Bucket":"b","functionRoleArn":"f","writerRoleArn":"w"}""")]
    [InlineData("""{"endpoint":"http://127.0.0.1:1","accounts":["x","y"],"s3Bucket":"b","functionRoleArn":"f","writerRoleArn":"w"}""")]
    public void Parse_AnotherLine_IsRefused(string line)
    {
        SandboxAnnouncementUnreadableException error =
            Assert.Throws<SandboxAnnouncementUnreadableException>(() => SandboxAnnouncement.Parse(line, "a.dll"));
        Assert.StartsWith("The first line that the sandbox 'a.dll' printed", error.Message);
    }

    [Fact]
    public void Parse_OneAccount_IsRefusedWithTheReason()
    {
        SandboxAnnouncementUnreadableException error = Assert.Throws<SandboxAnnouncementUnreadableException>(() =>
            SandboxAnnouncement.Parse($$"""{"endpoint":"http://127.0.0.1:1","accounts":[{{Source}}],"s3Bucket":"b","functionRoleArn":"f","writerRoleArn":"w"}""", "a.dll"));
        Assert.Contains("fewer than two accounts", error.Message);
    }

    [Fact]
    public void ToString_AccountKeys_ShowsNoSecret() =>
        Assert.Equal("111111111111 (eu-west-1)", new SandboxAccountKeys("111111111111", "AKIA1", "s1", "eu-west-1").ToString());
}
