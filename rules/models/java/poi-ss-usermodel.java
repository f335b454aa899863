// org.apache.poi.ss.usermodel: sheets as exports write them. Source: the Apache POI 5 API reference.
package org.apache.poi.ss.usermodel;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.Date;

public interface Workbook {
    Sheet createSheet();
    Sheet createSheet(String sheetname);
    Sheet getSheetAt(int index);
    int getNumberOfSheets();
}

public interface Sheet extends Iterable<Row> {
    Row createRow(int rownum);
    int getLastRowNum();
    int getPhysicalNumberOfRows();
}

public interface Row extends Iterable<Cell> {
    Cell createCell(int column);
    int getRowNum();
}

public interface Cell {
    void setCellValue(double value);
    void setCellValue(boolean value);
    void setCellValue(String value);
    void setCellValue(RichTextString value);
    void setCellValue(Date value);
    void setCellValue(Calendar value);
    void setCellValue(LocalDate value);
    void setCellValue(LocalDateTime value);
    void setCellFormula(String formula);
    Row getRow();
    Sheet getSheet();
    int getColumnIndex();
    int getRowIndex();
}

public interface RichTextString {
    String getString();
}
