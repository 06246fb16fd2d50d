using Amazon.Runtime;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;

/// <summary>Makes the typed exception of an error answer.</summary>
internal static class StreamsErrors
{
    public static AmazonServiceException Make(ErrorResponse error) => error.Code switch
    {
        "ResourceNotFoundException" => new ResourceNotFoundException(error),
        "InternalServerError" => new InternalServerErrorException(error),
        "TrimmedDataAccessException" => new TrimmedDataAccessException(error),
        "ExpiredIteratorException" => new ExpiredIteratorException(error),
        "LimitExceededException" => new LimitExceededException(error),
        _ => new AmazonDynamoDBStreamsException(error),
    };
}
