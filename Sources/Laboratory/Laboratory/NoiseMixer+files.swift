import Audio
import DataFiles
public import Evaluation
public import Foundation
import Texts

extension NoiseMixer {
    /// - Parameter url: A WAV file of noise.
    /// - Throws: `DataFileError`.
    public init(at url: URL) throws {
        do {
            let noise = try WAVFile.decode(Data(readingToEnd: url)).resampled(to: AudioChunk.speechRate)
            self.init(noise: noise, name: url.deletingPathExtension().lastPathComponent)
        } catch let error as WAVError {
            throw DataFileError(
                subject: url.path, reason: Text(error),
                remedy: Text(verbatim: "name a WAV file of noise"))
        } catch {
            throw DataFileError(unreadable: url, error)
        }
    }
}
