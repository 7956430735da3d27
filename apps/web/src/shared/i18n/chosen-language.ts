/** Whether the person at this page has used the language switch since it was opened. */
let isChosenHere = false;

export const noteLanguageChosen = () => {
  isChosenHere = true;
};
export const wasLanguageChosenHere = () => isChosenHere;
